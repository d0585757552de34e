// Looks at a page: node tools/picture.ts ADDRESS FILE.png [--width 320] [--cookie NAME=VALUE] [--no-scripts]
import { parseArgs } from 'node:util'
import { launchChromium } from '../test/support/chromium.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '1280' },
    cookie: { type: 'string', multiple: true, default: [] },
    'no-scripts': { type: 'boolean', default: false },
  },
})
const [address, file] = positionals
if (!address || !file) {
  console.error('Say what to look at and where to keep it: node tools/picture.ts ADDRESS FILE.png [--width 320]')
  process.exit(1)
}

const browser = await launchChromium()
try {
  const context = await browser.newContext({
    viewport: { width: Number(values.width), height: 900 },
    javaScriptEnabled: !values['no-scripts'],
    locale: 'en-GB',
  })
  const cookies = values.cookie.map((text) => text.split(/=(.*)/s))
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: address })))
  const page = await context.newPage()
  page.on('console', (message) => console.error(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => console.error(`error: ${error.message}`))
  const answer = await page.goto(address)
  await page.screenshot({ path: file, fullPage: true })
  console.error(`${answer?.status() ?? 'no status'} ${await page.title()} → ${file}`)
} finally {
  await browser.close()
}
