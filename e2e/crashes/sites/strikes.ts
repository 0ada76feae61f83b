import { type Moment, moments } from './moments.ts'
import type { Strike } from './run.ts'

/** A process that is woken after one of these may still do what it was about to do, late. */
const MAY_BE_LATE = /before the (?:commit|call)|commit sent|: sent|^before |is taken|arrives|on its way/

const killed = (moment: Moment): Strike => ({ moment, signal: 'SIGKILL' })
const stopped = (moment: Moment): Strike => ({ moment, signal: 'SIGSTOP' })

/** Killed at every moment; where something may still come late, stopped and woken, too. */
export const allStrikes: Strike[] = [
  ...moments.map(killed),
  ...moments.filter(({ point }) => MAY_BE_LATE.test(point)).map(stopped),
]

/** For each flow and program: what is about to become visible, and what has just become so. */
const FEW: [flow: Moment['flow'], point: string, signal: Strike['signal']][] = [
  ['upload', 'visible: commit sent', 'SIGKILL'],
  ['push', 'act copy-release: sent', 'SIGKILL'],
  ['push', 'wish: before the call', 'SIGSTOP'],
  ['restore', 'visible: before the commit', 'SIGKILL'],
  ['delete', 'removal: answered', 'SIGKILL'],
  ['upload', 'the archive is on its way', 'SIGKILL'],
  ['push', 'before the wish is written', 'SIGSTOP'],
  ['restore', 'after the wish is written', 'SIGKILL'],
]
export const fewStrikes: Strike[] = FEW.map(([flow, point, signal]) => {
  const moment = moments.find((each) => each.flow === flow && each.point === point)
  if (!moment) throw new Error(`no such moment: ${flow}: ${point}`)
  return { moment, signal }
})
