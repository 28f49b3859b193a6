import { expect, test } from 'vitest'
import { readXml, writeXml } from '../../simulator/xml'

test('reads what it writes, whatever the text', () => {
  const fields = { body: ' <a> & "b" ]]> \'c\' 收银 ', total_fee: '007', empty: '' }
  expect(readXml(writeXml(fields))).toEqual(fields)
})

test('reads plain text with entities, a declaration, and empty elements', () => {
  const text = '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n <a>1 &amp; &#x32;&#51;</a> <b/>\n</xml>\n'
  expect(readXml(text)).toEqual({ a: '1 & 23', b: '' })
})

test.each([
  ['two roots', '<xml><a>1</a></xml><xml></xml>'],
  ['another root', '<root><a>1</a></root>'],
  ['a doctype', '<!DOCTYPE xml><xml><a>1</a></xml>'],
  ['a repeated name', '<xml><a>1</a><a>1</a></xml>'],
  ['nesting', '<xml><a><b>1</b></a></xml>'],
  ['an attribute', '<xml><a x="1">1</a></xml>'],
  ['a comment', '<xml><!-- x --><a>1</a></xml>'],
  ['an unknown entity', '<xml><a>&x;</a></xml>'],
  ['a bare ampersand', '<xml><a>1 & 2</a></xml>'],
  ['an unclosed element', '<xml><a>1</xml>'],
  ['text between elements', '<xml>x<a>1</a></xml>'],
  ['a control character', '<xml><a>\u0000</a></xml>'],
  ['JSON', '{"a":1}'],
])('refuses %s', (_, text) => {
  expect(readXml(text)).toBeNull()
})
