import { expect, test } from '@jest/globals'
import { beginSearch, follow, send, type } from './typed-search.ts'

test('when the list follows what was typed then what is being typed stays', () => {
  let search = send(type(beginSearch(''), 'fo'), 'fo')
  search = type(search, 'foo b')
  search = follow(search, 'fo')
  expect([search.text, search.value]).toEqual(['foo b', 'fo'])
  // Two were on their way at once, and the first was never shown.
  search = send(send(search, 'foo'), 'foo b')
  expect(follow(search, 'foo b')).toEqual({ text: 'foo b', value: 'foo b', sent: [] })
})

test('when one goes to the list by a link, or back, then the box says what the list is narrowed to', () => {
  const search = follow(send(type(beginSearch(''), 'foo'), 'foo'), 'foo')
  expect(follow(search, '').text).toBe('')
  expect(follow(follow(search, ''), 'foo').text).toBe('foo')
})

test('when the same is sent again then it is not waited for, and the way back is followed', () => {
  const search = send(type(type(beginSearch('foo'), 'foob'), 'foo'), 'foo')
  expect(follow(follow(search, ''), 'foo').text).toBe('foo')
})

test('when a blank at the end is typed then it stays though the list is asked without', () => {
  expect(follow(send(type(beginSearch(''), 'foo '), 'foo'), 'foo').text).toBe('foo ')
})
