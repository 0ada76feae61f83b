import { createHmac } from 'node:crypto'
import { openCollection } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'

const HOUR_MS = 3_600_000
const HOURS = 24

interface BudgetDocument {
  _id: string
  /** Mails by the hour, for the last 24 hours and the present one. */
  spent: { hour: number; mails: number }[]
  /** For the TTL index. */
  until: Date
}

/** Which budgets would be exceeded: that of the sender, and those of these addresses. */
export interface Exceeded {
  bySender: boolean
  addresses: string[]
}

/** Counts the mails of a day over all companies: those that a user causes, and those that an address gets. */
export interface MailBudgets {
  /**
   * Counts one mail to each address. If a budget is exceeded, the caller must abort the transaction. Transactions that
   * count for the same user or address conflict, so that together they cannot exceed a budget either.
   */
  spend(mails: { userId: string; addresses: string[] }, now: number, session: ClientSession): Promise<Exceeded>
}

/** @param secret key of the HMACs under which addresses are counted, so that the counts name nobody */
export async function createMailBudgets(
  connection: Connection,
  secret: Buffer,
  limits: { perUser: number; perRecipient: number },
): Promise<MailBudgets> {
  const budgets = await openCollection<BudgetDocument>(connection, 'mail_budgets', [
    [{ until: 1 }, { expireAfterSeconds: 0 }],
  ])

  return {
    async spend({ userId, addresses }, now, session) {
      const sent = await count(`user/${userId}`, addresses.length, now, session)
      const exceeded: string[] = []
      for (const address of addresses) {
        const hash = createHmac('sha256', secret).update(address).digest('base64url')
        if ((await count(`address/${hash}`, 1, now, session)) > limits.perRecipient) exceeded.push(address)
      }
      return { bySender: sent > limits.perUser, addresses: exceeded }
    },
  }

  /** Adds to a count, and returns it. */
  async function count(_id: string, mails: number, now: number, session: ClientSession): Promise<number> {
    const hour = Math.floor(now / HOUR_MS)
    const present = await budgets.findOne({ _id }, { session })
    const kept = (present?.spent ?? []).filter((one) => one.hour >= hour - HOURS)
    const before = kept.find((one) => one.hour === hour)?.mails ?? 0
    const spent = [...kept.filter((one) => one.hour !== hour), { hour, mails: before + mails }]
    const until = new Date((hour + HOURS + 1) * HOUR_MS)
    await budgets.updateOne({ _id }, { $set: { spent, until } }, { session, upsert: true })
    return spent.reduce((sum, one) => sum + one.mails, 0)
  }
}
