import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { atEnd, silentLog } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { type Measured, type Metric, serveMetrics } from './metrics.ts'

interface Barrel {
  litres: number
  drunk: Record<string, number>
}

const metrics: Metric<Barrel>[] = [
  { name: 'holdfast_barrel_litres', help: 'What is in it.', samples: ({ litres }) => [[litres]] },
  {
    name: 'holdfast_barrel_drunk_total',
    help: 'Litres drunk, by guest.',
    labels: ['guest'],
    samples: ({ drunk }) => Object.entries(drunk).map(([guest, litres]) => [litres, guest]),
  },
]

const measure = (barrel: string, read: Measured<Barrel>['read']): Measured<Barrel> => ({
  labels: { barrel },
  read,
  metrics,
})

async function given(...measured: Measured[]) {
  const server = await serveMetrics({ address: '127.0.0.1:0', measured, log: silentLog })
  atEnd(server.stop)
  return { server, ask: (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method }) }
}

test('a process says whether it lives and whether it is ready, and measures what it has by then', async () => {
  let isReady = false
  const server = await serveMetrics({ address: '127.0.0.1:0', isReady: () => isReady, log: silentLog })
  atEnd(server.stop)
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method })
  expect([(await ask('/live')).status, (await ask('/ready?verbose')).status]).toEqual([200, 503])
  isReady = true
  expect([(await ask('/live')).status, (await ask('/ready')).status]).toEqual([200, 200])
  expect((await ask('/ready', 'POST')).status).toBe(404)
  server.measure([measure('ale', () => ({ litres: 7, drunk: {} }))])
  expect(holdfast(await (await ask('/metrics')).text())).toContain('holdfast_barrel_litres{barrel="ale"} 7')
})

describe('metrics', () => {
  test('when they are requested, then each is described once and read anew', async () => {
    const ale = { litres: 70, drunk: { ada: 2 } as Record<string, number> }
    const { ask } = await given(
      measure('ale', () => ale),
      measure('rum', () => ({ litres: -1, drunk: {} })),
    )
    const before = await ask('/metrics')
    expect(before.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(holdfast(await before.text())).toEqual([
      '# HELP holdfast_barrel_litres What is in it.',
      '# TYPE holdfast_barrel_litres gauge',
      'holdfast_barrel_litres{barrel="ale"} 70',
      'holdfast_barrel_litres{barrel="rum"} -1',
      '# HELP holdfast_barrel_drunk_total Litres drunk, by guest.',
      '# TYPE holdfast_barrel_drunk_total counter',
      'holdfast_barrel_drunk_total{barrel="ale",guest="ada"} 2',
    ])
    ale.litres = 65
    ale.drunk = { bob: 5 }
    const after = holdfast(await (await ask('/metrics')).text())
    expect(after).toContain('holdfast_barrel_litres{barrel="ale"} 65')
    expect(after.filter((line) => line.includes('guest='))).toEqual([
      'holdfast_barrel_drunk_total{barrel="ale",guest="bob"} 5',
    ])
  })

  test('when there is nothing to report yet, then the metrics of the process are served', async () => {
    const { ask } = await given(measure('empty', () => undefined))
    const text = await (await ask('/metrics')).text()
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(text).not.toContain('barrel=')
  })

  test('when something held the event loop, then the next answer says for how long', async () => {
    const { ask } = await given()
    const longest = async () =>
      Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(await (await ask('/metrics')).text())![1])
    await longest()
    // The monitor must have begun to measure.
    await sleep(50)
    for (const end = performance.now() + 300; performance.now() < end; );
    expect(await longest()).toBeGreaterThan(0.25)
  })

  test('when anything else is asked for, then it is not found', async () => {
    const { ask } = await given()
    const asked = [ask('/'), ask('/metrics/all'), ask('/metrics', 'POST'), ask('/metrics', 'DELETE')]
    for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404)
  })

  test('when reading fails, then the answer is an error and the next one may be good', async () => {
    let isBroken = true
    const { ask } = await given(
      measure('ale', () => {
        if (isBroken) throw new Error('the tap is stuck')
        return { litres: 70, drunk: {} }
      }),
    )
    expect((await ask('/metrics')).status).toBe(500)
    isBroken = false
    expect((await ask('/metrics')).status).toBe(200)
  })

  test('when the port is taken, then the start fails with the name of the setting', async () => {
    const { server } = await given()
    const address = `127.0.0.1:${server.port}`
    await expect(serveMetrics({ address, log: silentLog })).rejects.toThrow(
      `metrics cannot be served at METRICS_ADDRESS, ${address}: listen EADDRINUSE`,
    )
  })

  test('when no address is given, then nothing listens', async () => {
    const server = await serveMetrics({ address: undefined, log: silentLog })
    expect(server.port).toBeUndefined()
    await server.stop()
  })

  test('when it is stopped, then it closes open connections and answers no more', async () => {
    const { server, ask } = await given()
    const slow = connect(server.port!, '127.0.0.1')
    atEnd(async () => void slow.destroy())
    slow.on('error', () => {})
    slow.write('GET /metrics HTTP/1.1\r\n')
    await (await ask('/metrics')).text()
    await server.stop()
    await expect(ask('/metrics')).rejects.toThrow('fetch failed')
  })
})

function holdfast(text: string): string[] {
  return text.split('\n').filter((line) => line.includes('holdfast_'))
}
