import { normalEmail } from '@holdfast/contracts'
import type { Directory, UserDescription } from '@holdfast/contracts/identity'
import type { LetterDescription, Letters } from '@holdfast/contracts/ledger'
import { asService, type Calls, type Passport, type Signer } from '@holdfast/runtime'
import { type Mail, placeOf } from '../mails/mail.ts'
import type { Letter } from './letter.ts'

/** A value with such a name holds a user's id. The user's name replaces it: `inviterUserId` becomes `inviter`. */
const PERSON = /UserId$/

/**
 * Asks the owner of an entry which letters shall be sent now, and identity for the addresses, names and languages.
 * @param options.owners clients of all owners whose entries ask for letters, by the owner's name
 */
export function createLetterSource(options: {
  owners: Record<string, Calls<typeof Letters>>
  directory: Calls<typeof Directory>
  signer: Signer
}): (mail: Mail) => Promise<Letter[]> {
  const { owners, directory, signer } = options

  return async (mail) => {
    const { owner, type, stream, requestId } = mail
    const asked = owners[owner]
    if (!asked) throw new Error(`no client to ask ${owner} for its letters`)
    const passport = asService(signer, requestId)
    const { letters, attachments } = await asked.describeLetters(
      { ...placeOf(mail), type, stream, requestId },
      passport,
    )
    const [people, holders] = await Promise.all([findPeople(letters, passport), findHolders(letters, passport)])
    const found = letters.flatMap((described, index) => {
      const letter = addressed(described, people, holders[index])
      return letter ? { letter, isOnce: described.recipientId !== '' } : []
    })
    return withKeys(onceEach(found)).map((letter) => (attachments.length > 0 ? { ...letter, attachments } : letter))
  }

  /** The users whom the letters go to or mention, by id. */
  async function findPeople(letters: LetterDescription[], passport: Passport): Promise<Map<string, UserDescription>> {
    const ids = letters.flatMap(({ userId, languageOfUserId, values, acts }) => [
      userId,
      languageOfUserId,
      ...[{ values }, ...acts].flatMap((each) =>
        Object.entries(each.values).map(([name, value]) => (PERSON.test(name) ? value : undefined)),
      ),
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
  { recipientId, language, ...description }: LetterDescription,
  people: Map<string, UserDescription>,
  holder: UserDescription | null | undefined,
): Letter | undefined {
  const { userId, email, template, token, values, languageOfUserId, acts, hasMoreActs } = description
  const listed = acts.map(({ act, at, values: given }) => ({ act, at, ...filledIn(given, people) }))
  const letter = { template, token, ...filledIn(values, people), acts: listed, hasMoreActs }
  if (userId) {
    const user = people.get(userId)
    // A user who was erased meanwhile gets no letter.
    return user && { ...letter, key: `${template}/${userId}`, to: user.email, ...recipient(user) }
  }
  if (!email) return undefined
  // Only a user who has confirmed the address is greeted by name. Any other name may be a text that a stranger chose.
  const named = holder ? recipient(holder) : { fullName: '', locale: people.get(languageOfUserId)?.locale ?? '' }
  const key = recipientId ? `${template}/${recipientId}` : template
  return { ...letter, key, to: email, ...named, ...(language && { locale: language }) }
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

/** An address that somebody entered, and that gets the same letter already, gets it only once. */
function onceEach(found: { letter: Letter; isOnce: boolean }[]): Letter[] {
  const seen = new Set<string>()
  return found.flatMap(({ letter, isOnce }) => {
    const same = `${letter.template} ${normalEmail(letter.to)}`
    const isRepeated = isOnce && seen.has(same)
    seen.add(same)
    return isRepeated ? [] : letter
  })
}

/** Makes the keys of one mail's letters unique: a second letter with the same key gets a number. */
function withKeys(letters: Letter[]): Letter[] {
  const seen = new Map<string, number>()
  return letters.map((letter) => {
    const count = (seen.get(letter.key) ?? 0) + 1
    seen.set(letter.key, count)
    return count === 1 ? letter : { ...letter, key: `${letter.key}/${count}` }
  })
}
