import { table } from '../../support/table.ts'
import { moments } from './moments.ts'
import { passMonths } from './months.ts'

/**
 * Closes months twice, once while processes of billing are killed at named points, and compares what is kept byte for byte.
 * Returns the problems, one line each.
 */
export async function strikeBillingAlone(options: {
  months: number
  /** Whether it is a problem that a point was never reached: the months are enough for all. */
  mustHitAll: boolean
  say: (line: string) => void
}): Promise<string[]> {
  const { months, mustHitAll, say } = options
  say('billing: months without a crash')
  const whole = await passMonths({ months, killed: false, say })
  say('billing: the same months, killed with -9 at one point after the other')
  const struck = await passMonths({ months, killed: true, say })
  const points = Object.values(moments).flat()
  const rows = points.map((point) => [point, struck.kills.get(point) ?? 0])
  say(`\n${table(['billing killed with -9, at this point', 'kills'], rows)}`)
  for (const line of struck.told) say(line)
  say(`${whole.kept.length} documents, postings, charges and entries without a crash, ${struck.kept.length} with`)
  const differing = whole.kept.flatMap((line, index) =>
    line === struck.kept[index]
      ? []
      : [`expected ${line.slice(0, 600)}\n         was      ${struck.kept[index]?.slice(0, 600)}`],
  )
  const count = [...struck.kills.values()].reduce((sum, kills) => sum + kills, 0)
  say(`billing: ${count} kills`)
  return [
    ...whole.wrong,
    ...struck.wrong,
    ...(whole.kept.length === struck.kept.length ? [] : ['the two runs keep different numbers of things']),
    ...differing.slice(0, 20),
    ...(mustHitAll ? points.filter((point) => !struck.kills.has(point)) : []).map((point) => `never killed: ${point}`),
    ...(count > 0 ? [] : ['nothing was killed']),
  ]
}
