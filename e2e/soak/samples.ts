import type { Sample } from './flat.ts'

const names = {
  heapBytes: 'nodejs_heap_size_used_bytes',
  residentBytes: 'process_resident_memory_bytes',
  descriptors: 'process_open_fds',
  handles: 'nodejs_active_handles_total',
  loopDelayMs: 'nodejs_eventloop_lag_p99_seconds',
} satisfies Record<keyof Omit<Sample, 'at'>, string>

/** Asks a process for what it holds. @param address of its metrics */
export async function takeSample(address: string, at: number): Promise<Sample> {
  const text = await (await fetch(`http://${address}/metrics`)).text()
  const read = (name: string) => {
    const found = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)
    if (!found) throw new Error(`${address} tells no ${name}`)
    return Number(found[1])
  }
  return {
    at,
    heapBytes: read(names.heapBytes),
    residentBytes: read(names.residentBytes),
    descriptors: read(names.descriptors),
    handles: read(names.handles),
    loopDelayMs: read(names.loopDelayMs) * 1_000,
  }
}
