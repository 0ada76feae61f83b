import { type DriverAddress, DriverFault, type HostDriver, openDriver } from '@holdfast/driver'
import CircuitBreaker from 'opossum'

/** The calls of a host, behind a breaker: a host that does not answer is not asked for a while. */
export function openGuardedDriver(address: DriverAddress): HostDriver & { isBreakerOpen(): boolean } {
  const driver = openDriver(address)
  const breaker = new CircuitBreaker((call: () => Promise<unknown>) => call(), {
    timeout: false,
    errorThresholdPercentage: 50,
    volumeThreshold: 10,
    resetTimeout: 1_000,
    // Refusals and nonsense are answers.
    errorFilter: (error: unknown) => !(error instanceof DriverFault && isSilence(error)),
  })
  const { close, ...calls } = driver
  const guarded = Object.entries(calls).map(([name, call]) => [
    name,
    (...asked: unknown[]) => guard(() => (call as (...asked: unknown[]) => Promise<unknown>)(...asked)),
  ])
  return {
    ...Object.fromEntries(guarded),
    isBreakerOpen: () => breaker.opened,
    async close() {
      breaker.shutdown()
      await close()
    },
  }

  async function guard(call: () => Promise<unknown>): Promise<unknown> {
    try {
      return await breaker.fire(call)
    } catch (error) {
      // Also while the one call is under way that may close the breaker.
      if (!CircuitBreaker.isOurError(error as Error)) throw error
      throw new DriverFault('unreachable', 'a host that does not answer is not asked for a while')
    }
  }
}

function isSilence({ kind }: DriverFault): boolean {
  return kind === 'unreachable' || kind === 'timeout'
}
