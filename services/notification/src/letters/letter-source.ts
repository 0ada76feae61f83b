import type { Directory, UserDescription } from '@holdfast/contracts/identity'
import type { LetterDescription, Letters } from '@holdfast/contracts/ledger'
import { asService, type Calls, type Passport, type Signer } from '@holdfast/runtime'
import type { Mail } from '../mails/mail.ts'
import type { Letter } from './letter.ts'

/** A value named like this holds a user's id, and becomes that user's name: `inviterUserId` becomes `inviter`. */
const PERSON = /UserId$/

/**
 * Asks an entry's owner which letters it gives now, and identity for the addresses, names and languages in them.
 * @param options.owners by name, all whose entries ask for letters
 */
export function createLetterSource(options: {
  owners: Record<string, Calls<typeof Letters>>
  directory: Calls<typeof Directory>
  signer: Signer
}): (mail: Mail) => Promise<Letter[]> {
  const { owners, directory, signer } = options

  return async ({ owner, type, data, stream, actor, requestId }) => {
    const asked = owners[owner]
    if (!asked) throw new Error(`nobody writes the letters of ${owner}`)
    const passport = asService(signer, requestId)
    const { letters } = await asked.describeLetters({ type, data, stream, actor, requestId }, passport)
    const [people, holders] = await Promise.all([findPeople(letters, passport), findHolders(letters, passport)])
    return withKeys(letters.flatMap((letter, index) => addressed(letter, people, holders[index]) ?? []))
  }

  /** The users whom the letters go to or speak of, by id. */
  async function findPeople(letters: LetterDescription[], passport: Passport): Promise<Map<string, UserDescription>> {
    const ids = letters.flatMap(({ userId, languageOfUserId, values }) => [
      userId,
      languageOfUserId,
      ...Object.keys(values).map((name) => (PERSON.test(name) ? values[name] : undefined)),
    ])
    const userIds = [...new Set(ids)].filter((id) => !!id) as string[]
    if (userIds.length === 0) return new Map()
    const { users } = await directory.describeUsers({ userIds }, passport)
    return new Map(users.map((user) => [user.userId, user]))
  }

  /** For each letter to an address: the user who has confirmed that address, if there is one. */
  async function findHolders(letters: LetterDescription[], passport: Passport) {
    return Promise.all(
      letters.map(async ({ email }) => (email ? (await directory.findByEmail({ email }, passport)).user : undefined)),
    )
  }
}

function addressed(
  { userId, email, template, token, values, languageOfUserId }: LetterDescription,
  people: Map<string, UserDescription>,
  holder: UserDescription | null | undefined,
): Letter | undefined {
  const letter = { template, token, ...filledIn(values, people) }
  if (userId) {
    const user = people.get(userId)
    // Erased meanwhile: there is nobody to tell.
    return user && { ...letter, key: `${template}/${userId}`, to: user.email, ...recipient(user) }
  }
  if (!email) return undefined
  // A name is used only for an address that its user has confirmed. Otherwise it may be a stranger's words.
  const named = holder ? recipient(holder) : { fullName: '', locale: people.get(languageOfUserId)?.locale ?? '' }
  return { ...letter, key: template, to: email, ...named }
}

function filledIn(given: Record<string, string>, people: Map<string, UserDescription>) {
  const letter: Pick<Letter, 'values' | 'people'> = { values: {}, people: {} }
  for (const [name, value] of Object.entries(given)) {
    if (PERSON.test(name)) letter.people[name.replace(PERSON, '')] = people.get(value)?.fullName || undefined
    else letter.values[name] = value
  }
  return letter
}

function recipient({ fullName, locale }: UserDescription) {
  return { fullName, locale }
}

/** Keys are stable and different: a second letter of the same kind is numbered. */
function withKeys(letters: Letter[]): Letter[] {
  const seen = new Map<string, number>()
  return letters.map((letter) => {
    const count = (seen.get(letter.key) ?? 0) + 1
    seen.set(letter.key, count)
    return count === 1 ? letter : { ...letter, key: `${letter.key}/${count}` }
  })
}
