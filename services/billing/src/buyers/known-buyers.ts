import type { Clock } from '../clock.ts'
import type { VatTable } from '../taxes/table.ts'
import type { VatIdStore } from '../vat-ids/vat-id-store.ts'
import { type AskVies, askAbout } from '../vat-ids/vies-asking.ts'
import { type DescribedBuyer, vatIdOf } from './buyer.ts'

/** So long the asking for a batch of companies takes at most; who was not asked about is asked about next time. */
const ASKING_MS = 10_000
const AT_ONCE = 4
const BATCH = 20

/** Asks company. Unknown companies are left out; throws `unavailable` when company does not say. */
export type DescribeBuyers = (companyIds: readonly string[]) => Promise<DescribedBuyer[]>

export interface KnownBuyers {
  /**
   * Companies as documents name them now, by their ids. Their VAT ids are kept, and those that nobody ever asked about
   * are asked about. Never within a transaction: it may take seconds.
   */
  of(companyIds: readonly string[]): Promise<Map<string, DescribedBuyer>>
  /** The sweep task that asks about VAT ids again. */
  askAgain(): Promise<boolean>
}

/** @param needs.ask absent where no register is asked: then it is known of no VAT id whether it is valid */
export function createKnownBuyers(needs: {
  describe: DescribeBuyers
  vatIds: VatIdStore
  vatTable: VatTable
  ask: AskVies | undefined
  clock: Clock
}): KnownBuyers {
  const { describe, vatIds, vatTable, ask, clock } = needs

  return {
    async of(companyIds) {
      const buyers = await describe(companyIds)
      const fresh: string[] = []
      for (const buyer of buyers) if (await isNews(buyer)) fresh.push(buyer.companyId)
      if (ask) await askAll(fresh, ask)
      return new Map(buyers.map((buyer) => [buyer.companyId, buyer]))
    },
    async askAgain() {
      if (!ask) return false
      await askAll(await vatIds.due(clock(), BATCH), ask)
      return false
    },
  }

  /** Keeps the VAT id that the company has now. True if nobody has asked about it yet. */
  async function isNews(buyer: DescribedBuyer): Promise<boolean> {
    const { companyId } = buyer
    const id = vatIdOf(buyer, vatTable)
    const known = await vatIds.find(companyId)
    if (!id) {
      if (known) await vatIds.drop(companyId)
      return false
    }
    if (known?.id.text === id.text) return known.askedAt === undefined
    await vatIds.put(companyId, { id })
    return true
  }

  async function askAll(companyIds: readonly string[], asking: AskVies): Promise<void> {
    const signal = AbortSignal.timeout(ASKING_MS)
    const left = [...companyIds]
    const asker = async () => {
      for (let companyId = left.shift(); companyId !== undefined && !signal.aborted; companyId = left.shift()) {
        const known = await vatIds.find(companyId)
        if (known) await vatIds.learnt(companyId, await askAbout(known, { ask: asking, now: clock, signal }))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, asker))
  }
}
