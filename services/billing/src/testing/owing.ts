import type { Connection } from 'mongoose'
import { createBookStore } from '../book/book-store.ts'
import { settle } from '../payments/allocation.ts'

/** Puts invoices into the book, as issuing them does. */
export async function openOwing(connection: Connection) {
  const book = await createBookStore(connection, 'EUR', () => '2026-12-01')
  const invoices = connection.db!.collection<{ _id: string; ordinal: number; knownAt?: number }>('invoices')
  let ordinal = 0

  return {
    book,
    /** @param invoice.knownAt when somebody could know of it; unknown if it is absent */
    async owe(
      companyId: string,
      { number, dueOn, gross, knownAt }: { number: string; dueOn: string; gross: bigint; knownAt?: number },
    ): Promise<void> {
      ordinal += 1
      await invoices.insertOne({ _id: number, ordinal, ...(knownAt !== undefined && { knownAt }) })
      await connection.transaction(async (session) => {
        const account = await book.account(companyId, session)
        const issued = { type: 'invoice-issued', companyId, number, dueOn, net: gross, vat: [] } as const
        await book.save(settle(account, [issued]), session)
      })
    },
    /** Somebody has seen it. */
    async known(number: string, at: number): Promise<void> {
      await invoices.updateOne({ _id: number }, { $set: { knownAt: at } })
    },
  }
}
