import { AccessChanged, InvitationSent, OwnershipTransferred } from '@holdfast/contracts/company'
import { SessionStarted, UserSignedUp } from '@holdfast/contracts/identity'
import type { StoredLedger } from '../history/stored-ledger.ts'
import type { Invited } from './load.ts'
import type { Delivery } from './mail-server.ts'

export interface Post {
  letters: number
  repeats: number
  wrong: string[]
}

// The longest time from the delivery of a letter until it is stored as sent: the database may be electing a primary.
const NOTED_WITHIN_MS = 15_000

// Who may see invoices when one is sent changes all the time here. So what is checked of them is that nobody gets one twice.
const INVOICE = /: Invoice HF-\S+ for /

/**
 * Checks that every letter that the ledgers ask for was delivered, and no other. A letter may be delivered twice only
 * if it has the same Message-ID and was under way when notification was killed.
 */
export function checkLetters(options: {
  company: StoredLedger
  identity: StoredLedger
  deliveries: Delivery[]
  /** Address by user id. */
  addresses: Map<string, string>
  companyNames: Map<string, string>
  invited: Map<string, Invited>
  /** The moments at which notification was killed. */
  kills: number[]
}): Post {
  const { deliveries, addresses, companyNames, invited, kills } = options
  const wrong: string[] = []
  const certain = new Map<string, number>()
  const possible = new Map<string, number>()
  const add = (counts: Map<string, number>, letter: string) => counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const expect = (userId: string, subject: string) => add(certain, `${addresses.get(userId)}: ${subject}`)

  for (const { entry } of [...options.company.entries, ...options.identity.entries].flat()) {
    const name = companyNames.get(entry.stream.replace('company/', ''))
    switch (entry.type) {
      case AccessChanged.type: {
        const { userId, cause } = AccessChanged.decode(entry.data)
        if (cause === 'CAUSE_CHANGED') expect(userId, `Your role in ${name} has changed`)
        if (cause === 'CAUSE_REMOVED') expect(userId, `You no longer have access to ${name}`)
        break
      }
      case OwnershipTransferred.type: {
        const { fromUserId, toUserId } = OwnershipTransferred.decode(entry.data)
        expect(toUserId, `You now own ${name}`)
        expect(fromUserId, `${name} has a new owner`)
        break
      }
      case InvitationSent.type: {
        const invitation = invited.get(InvitationSent.decode(entry.data).invitationId)
        if (!invitation) break
        const { email, inviter, companyName, isCertain } = invitation
        add(isCertain ? certain : possible, `${email}: ${inviter} invites you to ${companyName}`)
        break
      }
      case UserSignedUp.type: {
        const { userId } = UserSignedUp.decode(entry.data)
        expect(userId, 'Confirm your address')
        break
      }
      case SessionStarted.type:
        if (SessionStarted.decode(entry.data).newPlace) {
          expect(SessionStarted.decode(entry.data).userId, 'New sign-in to your account')
        }
    }
  }

  const byId = new Map<string, Delivery[]>()
  for (const delivery of deliveries) byId.set(delivery.messageId, [...(byId.get(delivery.messageId) ?? []), delivery])
  const came = new Map<string, number>()
  for (const same of byId.values()) {
    const letters = new Set(same.map(letterOf))
    if (letters.size > 1) wrong.push(`mails: one Message-ID for ${[...letters].join(' and ')}`)
    add(came, letterOf(same[0]!))
  }
  for (const letter of came.keys()) if (INVOICE.test(letter)) possible.set(letter, 1)
  for (const letter of new Set([...certain.keys(), ...possible.keys(), ...came.keys()])) {
    const count = came.get(letter) ?? 0
    const least = certain.get(letter) ?? 0
    const most = least + (possible.get(letter) ?? 0)
    if (count < least || count > most) wrong.push(`mails: ${count} of "${letter}" came, expected ${least} to ${most}`)
  }

  let repeats = 0
  for (const [messageId, same] of byId) {
    same.slice(1).forEach((repeat, index) => {
      repeats++
      const { takenAt, toldAt = Number.POSITIVE_INFINITY } = same[index]!
      const isExplained = kills.some(
        (at) => at >= takenAt - 50 && at <= repeat.takenAt && (at <= toldAt || at - toldAt < NOTED_WITHIN_MS),
      )
      if (!isExplained) wrong.push(`mails: ${messageId} came again without a crash`)
    })
  }
  return { letters: byId.size, repeats, wrong }
}

function letterOf({ to, subject }: Delivery): string {
  return `${to.map(({ address }) => address).join()}: ${subject}`
}
