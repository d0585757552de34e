import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawing } from '../../../test/support/documents.ts'
import { sizeOfSvg, wrongWithSvg } from './svg.ts'

const within = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20">${inside}</svg>`

test('shapes and words are let in', () => {
  assert.equal(wrongWithSvg(drawing), undefined)
  assert.equal(
    wrongWithSvg(within('<g fill="none"><path d="M0 0 L 5 5"/></g><text x="1">a &amp; b &#233;</text>')),
    undefined,
  )
  assert.equal(
    wrongWithSvg(
      within('<defs><clipPath id="c"><circle r="2"/></clipPath></defs><g clip-path="url(#c)"><use href="#c"/></g>'),
    ),
    undefined,
  )
})

test('whatever could run, load, read or hide is refused', () => {
  for (const inside of [
    '<script>alert(1)</script>',
    '<image href="https://example.org/a.png"/>',
    '<foreignObject><p>x</p></foreignObject>',
    '<use href="https://example.org/a.svg#b"/>',
    '<use xlink:href="file:///etc/passwd"/>',
    '<a href="#x"><text>x</text></a>',
    '<rect onload="alert(1)"/>',
    '<rect style="fill: url(https://example.org)"/>',
    '<rect fill="url(https://example.org/#a)"/>',
    '<style>rect { fill: red }</style>',
    '<animate attributeName="x"/>',
    '<!-- words -->',
    '<![CDATA[x]]>',
    '<?php echo 1 ?>',
    '&xxe;',
    '<g>',
    '</g>',
    '<rect fill=red/>',
    '<rect fill="a<b"/>',
  ])
    assert.notEqual(wrongWithSvg(within(inside)), undefined, inside)
  for (const whole of [
    '',
    '<p>x</p>',
    '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]><svg>&a;</svg>',
    `${drawing}<script/>`,
    `${drawing} words`,
    '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>',
  ])
    assert.notEqual(wrongWithSvg(whole), undefined, whole)
})

test('its size is its own, else that of its view', () => {
  assert.deepEqual(sizeOfSvg(drawing), { width: 300, height: 80 })
  assert.deepEqual(sizeOfSvg(within('')), { width: 10, height: 20 })
})
