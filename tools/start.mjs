// `npm start` and `npm run demo`: installs what is missing, loads the demonstration place if asked, and serves.
import { installIfMissing } from './install.mjs'
import { becomeProduct, runProduct } from './run.mjs'

installIfMissing()
const demonstration = process.argv[2] === '--demo'
const code = demonstration ? await runProduct(['demo', 'load']) : 0
if (code === 0) await becomeProduct(['serve', ...process.argv.slice(demonstration ? 3 : 2)])
else process.exitCode = code
