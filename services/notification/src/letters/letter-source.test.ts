import type { DescribeLettersReply, LetterDescriptionInput } from '@holdfast/contracts/ledger'
import { LetterDescription } from '@holdfast/contracts/ledger'
import { testKeys } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Mail } from '../mails/mail.ts'
import { createLetterSource } from './letter-source.ts'

const mail = { id: 'billing/e/3/7', owner: 'billing', type: 't', stream: 's', requestId: 'r' } as Mail
const people = [
  { userId: 'ada', email: 'ada@example.com', fullName: 'Ada', locale: 'en' },
  { userId: 'bo', email: 'bo@example.com', fullName: 'Bo', locale: 'fr' },
]

/** The letters of a mail of which the owner says this. */
function letters(described: LetterDescriptionInput[], attachments: DescribeLettersReply['attachments'] = []) {
  const read = described.map((each) => LetterDescription.decode(LetterDescription.encode(each)))
  const source = createLetterSource({
    owners: { billing: { describeLetters: async () => ({ letters: read, attachments }) } },
    directory: {
      describeUsers: async ({ userIds }: { userIds?: string[] }) => ({
        users: people.filter(({ userId }) => userIds?.includes(userId)),
      }),
      findByEmail: async ({ email }: { email?: string }) => ({ user: people.find((each) => each.email === email) }),
    } as never,
    signer: testKeys.signer('notification'),
  })
  return source(mail)
}

const contact = (email: string, recipientId: string) => ({ email, recipientId, language: 'sv', template: 'invoice' })

test('when addresses are entered for one letter, each has a key that stays whoever else is removed, and its language', async () => {
  const all = [contact('one@example.com', 'id-1'), contact('two@example.com', 'id-2')]
  const summary = async (described: LetterDescriptionInput[]) =>
    (await letters(described)).map(({ key, to, locale, fullName }) => [key, to, locale, fullName])
  expect(await summary(all)).toEqual([
    ['invoice/id-1', 'one@example.com', 'sv', ''],
    ['invoice/id-2', 'two@example.com', 'sv', ''],
  ])
  expect(await summary(all.slice(1))).toEqual([['invoice/id-2', 'two@example.com', 'sv', '']])
})

test('when an address is entered that a member has, or twice, then it gets the letter once; another letter all the same', async () => {
  const told = await letters([
    { userId: 'ada', template: 'invoice' },
    contact('Ada@example.com', 'id-1'),
    contact('books@example.com', 'id-2'),
    contact('books@EXAMPLE.com', 'invoice-email'),
    { ...contact('ada@example.com', 'id-1'), template: 'credit-note' },
  ])
  expect(told.map(({ key }) => key)).toEqual(['invoice/ada', 'invoice/id-2', 'credit-note/id-1'])
})

test('when an address is a user’s, then they are greeted by name, in the language that was entered', async () => {
  expect(await letters([contact('bo@example.com', 'id-1')])).toMatchObject([{ fullName: 'Bo', locale: 'sv' }])
  expect(await letters([{ email: 'bo@example.com', template: 'invoice' }])).toMatchObject([
    { key: 'invoice', locale: 'fr' },
  ])
})

test('when a user is told the same twice, then twice: only addresses that were entered count once', async () => {
  const twice = await letters([
    { userId: 'ada', template: 'role-changed' },
    { userId: 'ada', template: 'role-changed' },
  ])
  expect(twice.map(({ key }) => key)).toEqual(['role-changed/ada', 'role-changed/ada/2'])
})

test('when the reply has attachments, then each letter has them', async () => {
  const attachments = [{ fileName: 'a.pdf', mediaType: 'application/pdf', content: Buffer.from('x') }]
  const found = await letters([{ userId: 'ada', template: 'invoice' }, contact('b@example.com', 'id-1')], attachments)
  expect(found.map((letter) => letter.attachments)).toEqual([attachments, attachments])
  expect(await letters([{ userId: 'ada', template: 'invoice' }])).toEqual([
    expect.not.objectContaining({ attachments: expect.anything() }),
  ])
})
