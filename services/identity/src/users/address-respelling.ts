import { normalEmail, SPELLED } from '@holdfast/contracts'
import { isDuplicate, type Log } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import type { Person } from './user.ts'
import { addressesOf, usersOf } from './user-store.ts'

/**
 * Gives the users of earlier releases, which kept each spelling of a domain as it came, their addresses in the canonical
 * form. Mails have always gone to the mailbox of that form, so that what was confirmed stays confirmed. No entry tells of
 * it: nobody else keeps addresses.
 *
 * Where users turn out to have one mailbox, the one who has the canonical form keeps it, else one who has confirmed it,
 * else the oldest. The others stay as they are. Nobody can sign in to them any more, because every spelling now means the
 * one who keeps the address; their ids are logged.
 */
export async function respellAddresses(connection: Connection, log: Log): Promise<void> {
  const users = usersOf(connection)
  const spelled = users.find({ addresses: SPELLED }).sort({ emailConfirmed: -1, createdAt: 1 })
  for await (const document of spelled) {
    if (document.state === 'erased') continue
    const { _id: userId, addresses, emailChange } = document
    const respelling = respelled(document)
    if (JSON.stringify(respelling) === JSON.stringify(respelled(document, (email) => email))) continue
    try {
      // What was changed meanwhile is left alone: the next start looks at it again.
      await users.updateOne({ _id: userId, addresses, emailChange }, { $set: respelling, $inc: { version: 1 } })
    } catch (error) {
      if (!isDuplicate(error, 'addresses')) throw error
      log.warn({ userId }, 'the address of this user is a spelling of that of another one, who keeps it')
    }
  }
}

type Spelled = Pick<Person, 'email' | 'formerEmails' | 'emailChange'>

function respelled({ email, formerEmails, emailChange }: Spelled, spell = normalEmail) {
  const { attempt, pending } = emailChange
  const former = formerEmails.map((one) => ({ ...one, email: spell(one.email) }))
  return {
    email: spell(email),
    formerEmails: former,
    addresses: addressesOf({ email: spell(email), formerEmails: former }),
    emailChange: { attempt, pending: pending && { ...pending, email: spell(pending.email) } },
  }
}
