import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { expectAccessible, expectFits, newPage, problemsOf, screenshot } from './browser.ts'

const serve = async (t: TestContext, body: string): Promise<string> => {
  const server = createServer((request, response) => {
    if (request.url === '/script.js') {
      response.setHeader('content-type', 'text/javascript')
      response.end("document.querySelector('#words').textContent = 'Scripts run'")
      return
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', "default-src 'self'")
    response.end(`<!doctype html><html lang="en"><title>A page</title><body><main><h1>A page</h1>${body}</main></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

test('a sound page passes, and can be looked at', async (t) => {
  const page = await newPage(t)
  await page.goto(await serve(t, '<p>Words in <strong>some font</strong></p>'))
  await expectAccessible(page)
  await expectFits(page)
  assert.deepEqual(problemsOf(page), [])
  assert.ok(existsSync(await screenshot(page, 'browser-support')))
})

for (const javaScript of [true, false])
  test(`a picture without words is found, JavaScript ${javaScript ? 'on' : 'off'}`, async (t) => {
    const page = await newPage(t, { javaScript })
    await page.goto(await serve(t, '<img src="/picture.png"><p id="words"></p><script src="/script.js"></script>'))
    assert.equal(await page.locator('#words').textContent(), javaScript ? 'Scripts run' : '')
    await assert.rejects(expectAccessible(page), /image-alt/)
  })

test('what the content security policy blocks is a problem', async (t) => {
  const page = await newPage(t)
  await page.goto(await serve(t, '<p style="color: red">Red</p>'))
  assert.match(problemsOf(page).join(), /Content Security Policy/)
})

test('what sticks out at 320 pixels is named', async (t) => {
  const page = await newPage(t, { width: 320, javaScript: false })
  await page.goto(
    await serve(t, '<pre>one line that is much longer than any narrow screen could ever hold at once</pre>'),
  )
  await assert.rejects(expectFits(page), /<pre>/)
})
