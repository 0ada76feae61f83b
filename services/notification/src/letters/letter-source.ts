import type { Letters as CompanyLetters } from '@holdfast/contracts/company'
import type { Directory, Letters as IdentityLetters } from '@holdfast/contracts/identity'
import { asService, type Calls, type Signer } from '@holdfast/runtime'
import type { Mail } from '../mails/mail.ts'
import type { Letter, Values } from './letter.ts'

const PERSON = /UserId$/

/** Asks an entry's owner which letters it gives now, and identity for the addresses and names in them. */
export function createLetterSource(options: {
  identity: Calls<typeof IdentityLetters>
  company: Calls<typeof CompanyLetters>
  directory: Calls<typeof Directory>
  signer: Signer
}): (mail: Mail) => Promise<Letter[]> {
  const { identity, company, directory, signer } = options

  return async (mail) => {
    const [, id = ''] = mail.stream.split('/')
    switch (mail.owner) {
      case 'identity':
        return withKeys(await ofIdentity(mail, id))
      case 'company':
        return withKeys(await ofCompany(mail, id))
      default:
        throw new Error(`no letters of ${mail.owner}`)
    }
  }

  async function ofIdentity({ type, data, requestId }: Mail, userId: string): Promise<Letter[]> {
    const request = { type, userId, data, requestId }
    const { letters } = await identity.describeLetter(request, asService(signer, requestId))
    return letters.map((letter) => ({ ...letter, key: letter.template }))
  }

  async function ofCompany({ type, data, actorId, requestId }: Mail, companyId: string): Promise<Letter[]> {
    const passport = asService(signer, requestId)
    const { letters } = await company.describeLetter({ type, companyId, data, actorId }, passport)
    const people = letters.flatMap(({ userId, values }) => [
      ...(userId ? [userId] : []),
      ...Object.keys(values)
        .filter((name) => PERSON.test(name))
        .map((name) => values[name]!),
    ])
    const known = await describeUsers([...new Set(people)].filter(Boolean))
    return Promise.all(
      letters.map(async ({ userId, email, template, token, values }): Promise<Letter | undefined> => {
        const named: Values = { companyId }
        for (const [name, value] of Object.entries(values)) {
          if (PERSON.test(name)) named[name.replace(PERSON, '')] = known.get(value)?.fullName || undefined
          else named[name] = value
        }
        const letter = { template, token, values: named }
        if (userId) {
          const user = known.get(userId)
          // Erased meanwhile: there is nobody to tell.
          return user && { ...letter, key: `${template}/${userId}`, to: user.email, ...recipient(user) }
        }
        if (!email) return undefined
        // Somebody without an account is written to in the language of whoever invites them.
        const { user } = await directory.findByEmail({ email }, passport)
        const host = known.get(values.inviterUserId ?? '')
        return {
          ...letter,
          key: template,
          to: email,
          ...(user ? recipient(user) : { fullName: '', locale: host?.locale ?? '' }),
        }
      }),
    ).then((all) => all.filter((letter) => letter !== undefined))

    async function describeUsers(userIds: string[]) {
      if (userIds.length === 0) return new Map<string, never>()
      const { users } = await directory.describeUsers({ userIds }, passport)
      return new Map(users.map((user) => [user.userId, user]))
    }
  }
}

function recipient({ fullName, locale }: { fullName: string; locale: string }) {
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
