import type { Servers } from './servers.ts'

export default async function teardown() {
  await (globalThis as { holdfastServers?: Servers }).holdfastServers?.stop()
}
