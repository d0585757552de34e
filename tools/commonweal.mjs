#!/usr/bin/env node
// The command line: `npx commonweal …`, `npm run -s commonweal -- …`. Standard output is the command's alone.
import { installIfMissing } from './install.mjs'
import { becomeProduct } from './run.mjs'

installIfMissing()
await becomeProduct(process.argv.slice(2))
