import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLog, readConfig } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import { startBilling } from '../../services/billing/src/app.ts'
import { configSchema } from '../../services/billing/src/config.ts'
import { startTestSystem, type TestSystem } from '../support/start-system.ts'
import type { Life } from './life.ts'
import { startVatRegister } from './vat-register.ts'

export interface YearSystem extends TestSystem {
  /** Sets business time, in seconds. */
  setClock(moment: number): void
}

/**
 * A system whose billing runs in this process, by a clock that the run sets. Everything else is as in production: the other
 * services have processes of their own, and the real time.
 * @param options.zone the seller's
 */
export async function startYearSystem(options: {
  lives: readonly Life[]
  operator: string
  zone: string
  from: number
  say: (line: string) => void
}): Promise<YearSystem> {
  const { lives, operator, zone, say } = options
  const test = await startTestSystem({
    environment: {
      gateway: { RATE_LIMIT_PER_MINUTE: '10000000' },
      identity: { OPERATOR_EMAILS: operator },
    },
    say,
  })
  const register = await startVatRegister(lives)
  let moment = options.from
  const process = test.system.processes.find(({ service }) => service === 'billing')!
  await process.stop()
  const billing = await startBilling(
    readConfig(configSchema, {
      ...process.environment,
      SELLER_FILE: await sellerFile(join(test.directory, 'seller.json'), zone),
      VIES_URL: register.url,
    }),
    createLog('billing', 'warn'),
    { clock: () => Temporal.Instant.fromEpochMilliseconds(moment * 1000), sweepMs: 20 },
  )
  return {
    ...test,
    setClock: (to) => {
      moment = to
    },
    async stop(how) {
      await billing.stop()
      await register.stop()
      await test.stop(how)
    },
  }
}

/** The example seller, in another time zone. */
async function sellerFile(path: string, timeZone: string): Promise<string> {
  const example = new URL('../../services/billing/src/sellers/seller.json', import.meta.url)
  const seller = JSON.parse(await readFile(example, 'utf8'))
  await writeFile(path, JSON.stringify({ ...seller, timeZone }))
  return path
}
