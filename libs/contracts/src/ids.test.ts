import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { idBytes, idText, isId, newId } from './ids.ts'

const accepted = (text: string) => {
  try {
    idBytes(text)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError)
    return false
  }
}

describe('ids', () => {
  test('when an id is made, its bytes and its text stand for each other', () => {
    for (let n = 0; n < 1_000; n++) {
      const id = newId()
      expect(isId(id)).toBe(true)
      expect(idBytes(id).toString('hex')).toBe(id.replaceAll('-', ''))
      expect(idText(idBytes(id))).toBe(id)
    }
  })

  test('when a text differs from a UUID in any character, it has no bytes', () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
    for (let at = 0; at <= id.length; at++) {
      for (const other of ['', '-', 'g', 'A', '/', ':', '`', '@', ' ', 'é', '\uff11', '\u0130', '\0', '00']) {
        const text = id.slice(0, at) + other + id.slice(at + 1)
        expect([text, accepted(text)]).toEqual([text, isId(text)])
      }
    }
  })

  test('when any text is given, it has bytes just where it is a UUID', () => {
    const characters = fc.constantFrom(...'0123456789abcdefABCDEFg-\u0130\uff11')
    const texts = fc.oneof(fc.uuid(), fc.string(), fc.string({ unit: characters, minLength: 34, maxLength: 38 }))
    fc.assert(fc.property(texts, (text) => accepted(text) === isId(text)))
  })
})
