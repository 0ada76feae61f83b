import { isId, newId } from '@holdfast/contracts'
import { CloseBegun, type CloseInput, type Closes } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Handlers, isDuplicate, reasonOf } from '@holdfast/runtime'
import type { Clock } from '../clock.ts'
import type { Seller } from '../sellers/seller.ts'
import { beginClose, type Close } from './close.ts'
import type { CloseStore } from './close-store.ts'

const LISTED = 50

export function closeApi(needs: {
  ledger: Ledger
  admitOperator: AdmitOperator
  closes: CloseStore
  companies: { count(): Promise<number>; last(): Promise<string | undefined> }
  seller: Seller
  clock: Clock
}): Handlers<typeof Closes> {
  const { ledger, admitOperator, closes, companies, seller, clock } = needs
  const toWire = (close: Close) => closeToWire(close, seller.currency)

  return {
    async startClose({ period, dryRun, now, reason: given }, call) {
      const reason = reasonOf(given)
      const { userId } = await admitOperator(call)
      const actor = { kind: 'KIND_OPERATOR', id: userId } as const
      const { id } = await ledger.once(call, async () => {
        const about = { id: newId(), total: await companies.count(), lastCompany: await companies.last() }
        const wanted = { period, isDryRun: dryRun, isNow: now }
        const close = beginClose(wanted, { ...about, seller, at: clock() })
        const command = { stream: `close/${close.id}`, call, actor } as const
        const begun = ledger.transact(command, async (tx) => {
          if (await closes.running(tx.session)) throw new DomainError('close-running')
          await closes.add(close, tx.session)
          tx.append(CloseBegun, { closeId: close.id, period, dryRun, now, reason })
          return { id: close.id }
        })
        return begun.catch((error) => {
          throw isDuplicate(error) ? new DomainError('close-running') : error
        })
      })
      return toWire((await closes.find(id))!)
    },

    async getClose({ closeId }, call) {
      await admitOperator(call)
      const close = isId(closeId) ? await closes.find(closeId) : undefined
      if (!close) throw new DomainError('not-found')
      return toWire(close)
    },

    async listCloses(_, call) {
      await admitOperator(call)
      return { closes: (await closes.list(LISTED)).map(toWire) }
    },
  }
}

function closeToWire(close: Close, currency: string): CloseInput {
  const { id, period, isDryRun, isNow, at, endedAt, done, total, issued, gross, failed, failures } = close
  return {
    closeId: id,
    ...{ period, dryRun: isDryRun, now: isNow, currency, done, total, issued, failed },
    begunAt: at.epochMilliseconds,
    ...(endedAt && { endedAt: endedAt.epochMilliseconds }),
    gross: Number(gross),
    failures: [...failures],
  }
}
