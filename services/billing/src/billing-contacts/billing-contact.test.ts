import { expect, test } from '@jest/globals'
import { noContacts, putContacts } from './billing-contact.ts'

const contact = (email: string, name = 'Books') => ({ email, name, language: 'en' as const })
const ids = () => {
  let n = 0
  return () => `id-${++n}`
}

test('when contacts are put, then those whose address was there keep their id, and the event names ids alone', () => {
  const newId = ids()
  const first = putContacts(noContacts('c'), [contact('a@example.com'), contact('b@example.com')], newId)
  expect(first.event).toEqual({ added: ['id-1', 'id-2'], removed: [], changed: [] })
  expect(first.contacts.version).toBe(2)
  const wanted = [contact('c@example.com'), contact('a@example.com', 'Accounts')]
  const second = putContacts(first.contacts, wanted, newId)
  expect(second.contacts.contacts.map(({ id, email }) => [id, email])).toEqual([
    ['id-3', 'c@example.com'],
    ['id-1', 'a@example.com'],
  ])
  expect(second.event).toEqual({ added: ['id-3'], removed: ['id-2'], changed: ['id-1'] })
  expect(JSON.stringify(second.event)).not.toContain('@')
})

test('when the same contacts are put again, then nothing happens; another order is a change', () => {
  const wanted = [contact('a@example.com'), contact('b@example.com')]
  const { contacts } = putContacts(noContacts('c'), wanted, ids())
  expect(putContacts(contacts, wanted, ids())).toEqual({ contacts })
  expect(putContacts(contacts, [...wanted].reverse(), ids()).contacts.version).toBe(3)
  expect(putContacts(contacts, [], ids()).event?.removed).toEqual(['id-1', 'id-2'])
})
