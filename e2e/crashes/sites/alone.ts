import { verifyHistory } from '../../history/verify.ts'
import { openMailbox } from '../../support/mailbox.ts'
import { newAddress } from '../../support/person.ts'
import { startTestSystem } from '../../support/start-system.ts'
import { openOrders } from './orders.ts'
import { restoreSites } from './restored.ts'
import { prepareSites, type Strike, siteSettings } from './run.ts'

/** Strikes the site service and the driver while nothing else is struck. Returns the problems, one line each. */
export async function strikeSitesAlone(options: {
  strikes: Strike[]
  processes: number
  lanes: number
  say: (line: string) => void
}): Promise<string[]> {
  const { strikes, processes, lanes, say } = options
  const wrong: string[] = []
  const operator = newAddress('operator')
  const orders = await openOrders()
  const test = await startTestSystem({
    processes: { site: processes },
    environment: {
      gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
      identity: { OPERATOR_EMAILS: operator },
      site: { ...siteSettings, ...orders.environmentOf('site') },
      files: orders.environmentOf('files'),
    },
    say,
  })
  try {
    const mailbox = openMailbox(test.mail.webUrl)
    const sites = await prepareSites({ test, mailbox, orders, lanes, say })
    say(`sites: striking ${strikes.length} times`)
    await sites.strike(strikes)
    const { company, database } = sites
    const verdicts = [
      await sites.verify(),
      await verifyHistory(test),
      await restoreSites({ test, mailbox, company, database, operator }),
    ]
    for (const verdict of verdicts) {
      for (const line of verdict.told) say(line)
      wrong.push(...verdict.wrong)
    }
    await sites.stop()
  } catch (error) {
    wrong.push(String((error as Error).stack))
  } finally {
    await test.stop({ keepLogs: wrong.length > 0 })
    await orders.close()
  }
  return wrong
}
