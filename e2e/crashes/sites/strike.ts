import { readFileSync, renameSync } from 'node:fs'

/** What strikes the first process that reaches a point about one of these. */
export interface Order {
  point: string
  /** Of the site, and of its environments. */
  ids: string[]
  signal: 'SIGKILL' | 'SIGSTOP'
}

const file = process.env.STRIKE_ORDER

/** What the name of the order's file becomes when a process has taken it. */
export function takenBy(order: string, pid: number): string {
  return `${order}.${pid}`
}

/**
 * To be called where this process reaches a point. If there is an order for it, whoever takes the order first, of all
 * processes, strikes itself at once: killed, it does nothing any more; stopped, nothing until somebody wakes it.
 * @param ids what the point is about
 */
export function reach(point: string, ids: readonly (string | undefined)[]): void {
  const order = readOrder()
  if (order?.point !== point || !order.ids.some((id) => ids.includes(id))) return
  try {
    renameSync(file!, takenBy(file!, process.pid))
  } catch {
    // Another process was faster.
    return
  }
  process.kill(process.pid, order.signal)
}

function readOrder(): Order | undefined {
  try {
    return JSON.parse(readFileSync(file!, 'utf8'))
  } catch {
    return undefined
  }
}
