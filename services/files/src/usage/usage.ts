import type { UsageReport } from '@holdfast/driver/contract'
import { isbot } from 'isbot'

export type UsageCount = UsageReport['rows'][number]
export type UsageClass = UsageCount['class']

const LONGEST_NAME = 500

/** Whether a program that asks says that it is no person's. */
export function isBot(userAgent: string | undefined): boolean {
  return userAgent === undefined || isbot(userAgent.slice(0, LONGEST_NAME))
}

/** What an answer counts as. @param type media type of what was answered */
export function classOf({ byBot, type }: { byBot: boolean; type: string }): UsageClass {
  if (byBot) return 'bots'
  return type.startsWith('text/html') ? 'people' : 'assets'
}

const DAY_MS = 86_400_000
let lastDay = { number: -1, text: '' }

/** The day of a time, UTC. Mostly the same one as that of the time before. */
export function dayOf(now: number): string {
  const number = Math.floor(now / DAY_MS)
  if (number !== lastDay.number) lastDay = { number, text: new Date(now).toISOString().slice(0, 10) }
  return lastDay.text
}
