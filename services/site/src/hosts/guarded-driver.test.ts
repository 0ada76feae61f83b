import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DriverFault } from '@holdfast/driver'
import { atEnd, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openGuardedDriver } from './guarded-driver.ts'

test('while one call finds out whether a host is back, the others are told that it does not answer', async () => {
  const held: ServerResponse[] = []
  let holds = false
  const host = createServer((_request, response) => (holds ? held.push(response) : response.destroy()))
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  const { port } = host.address() as AddressInfo
  const driver = openGuardedDriver({
    url: `http://127.0.0.1:${port}`,
    hostId: 'away',
    secret: { keyId: 'k', bytes: Buffer.alloc(32, 1) },
  })
  atEnd(async () => {
    await driver.close()
    host.close()
  })
  const ask = (): Promise<unknown> => driver.describe({}).catch((error: unknown) => error)
  await waitFor(async () => {
    await ask()
    return driver.isBreakerOpen()
  })

  holds = true
  await waitFor(() => {
    void ask()
    return held.length > 0
  })
  const told = await ask()
  expect(told).toBeInstanceOf(DriverFault)
  expect((told as DriverFault).kind).toBe('unreachable')
})
