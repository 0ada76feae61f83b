/** The order of wishes for one environment: see {@link Generation} in the contract. */
export interface GenerationNumbers {
  epoch: number
  n: number
}

export function readGeneration(text: string): GenerationNumbers {
  const [epoch, n] = text.split('.') as [string, string]
  return { epoch: Number(epoch), n: Number(n) }
}

export function writeGeneration({ epoch, n }: GenerationNumbers): string {
  return `${epoch}.${n}`
}

/** Below 0 where `a` comes before `b`, 0 where they are the same. */
export function compareGenerations(a: string, b: string): number {
  const [one, other] = [readGeneration(a), readGeneration(b)]
  return one.epoch - other.epoch || one.n - other.n
}
