import { availableParallelism } from 'node:os'
import { DomainError } from '@holdfast/errors'
import type { Log } from '@holdfast/runtime'
import { Piscina } from 'piscina'
import type { IssuedInvoice } from '../invoices/invoice.ts'
import type { InvoiceDocuments } from './document-worker.ts'

export type { InvoiceDocuments }

/**
 * Whoever renders many has no more of them on the way than there are threads. So somebody who asks for one now waits for
 * few, and this is reached by a crowd only.
 */
const WAITING = 100
/** An invoice takes 0.1 s of a core, one of 60 lines 0.2 s. On a machine that is much too busy, it waits for its turn too. */
const LIMIT_MS = 30_000
/** Several times what a long invoice takes. */
const MEMORY_MB = 512
const IDLE_MS = 30_000

export interface DocumentRendering {
  /** How many documents are made at a time. */
  threads: number
  /** Throws `overloaded` when too many wait, or when it takes too long. Anything else thrown is a bug. */
  render(invoice: IssuedInvoice): Promise<InvoiceDocuments>
  stop(): Promise<void>
}

/** Makes documents in worker threads: the event loop renews leases, and a document would hold it up. */
export function startDocumentRendering(options: {
  log: Log
  threads?: number
  limitMs?: number
  /** The worker, in its stead in tests. */
  script?: URL
}): DocumentRendering {
  const { log, threads = Math.max(1, availableParallelism() - 1), limitMs = LIMIT_MS } = options
  const { script = new URL('./document-worker.ts', import.meta.url) } = options
  const pool = new Piscina({
    filename: script.href,
    minThreads: 0,
    maxThreads: threads,
    maxQueue: WAITING,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  return {
    threads,
    async render(invoice) {
      if (pool.queueSize >= WAITING) throw new DomainError('overloaded')
      const signal = AbortSignal.timeout(limitMs)
      try {
        return await pool.run(invoice, { signal })
      } catch (err) {
        if (!signal.aborted) throw err
        log.error({ number: invoice.number }, 'the documents of an invoice were not made in time')
        throw new DomainError('overloaded')
      }
    },
    stop: () => pool.destroy(),
  }
}
