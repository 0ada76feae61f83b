import { describe, expect, test } from '@jest/globals'
import { callersOf, contractsOf } from './callers.ts'
import { packages } from './load.ts'
import { ledgersOf, serviceNames, services } from './services.ts'

const methods = serviceNames.flatMap((answering) =>
  contractsOf(answering)
    .flatMap((definition) => Object.values(definition))
    .map((method) => ({ answering, method, callers: callersOf(method, answering) })),
)

describe('who may call, in the contracts', () => {
  test('is declared for every method', () => {
    expect(
      methods
        .filter(({ callers }) => callers.services.length + callers.principals.length === 0)
        .map(({ method, answering }) => `${method.path} of ${answering}`),
    ).toEqual([])
  })

  test('leaves out no contract: each is served by a service of the table', () => {
    const served = new Set<object>(serviceNames.flatMap(contractsOf))
    const unserved = Object.entries(packages).filter(([, each]) => !('format' in each) && !served.has(each))
    expect(unserved.map(([name]) => name)).toEqual([])
  })

  // The gateway calls for people; that a service follows or copies a ledger is another column.
  test.each(serviceNames)('agrees with the services that call %s by the table', (answering) => {
    const ofThis = methods.filter((each) => each.answering === answering)
    const named = new Set(
      ofThis.flatMap(({ callers }) => [...callers.services, ...(callers.principals.length > 0 ? ['gateway'] : [])]),
    )
    const listed = serviceNames.filter(
      (name) =>
        services[name].calls.some((called) => called === answering) ||
        ledgersOf(name).some((owner) => owner === answering) ||
        // The processes of an owner call each other.
        (name === answering && services[name].owns === 'ledger'),
    )
    expect([...named].sort()).toEqual(listed.sort())
  })

  test('a method without the option is for nobody, and one that names what there is not fails the start', () => {
    const [{ method }] = methods as [(typeof methods)[number]]
    const withOption = (option?: object) =>
      ({ ...method, options: { '(holdfast.options.v1.callers)': option } }) as unknown as typeof method
    expect(callersOf(withOption(), 'company')).toEqual({ principals: [], services: [] })
    expect(callersOf(withOption({ services: 'identity' }), 'company').services).toEqual(['identity'])
    expect(() => callersOf(withOption({ services: ['identiy'] }), 'company')).toThrow('identiy')
    expect(() => callersOf(withOption({ relations: 'constructor' }), 'company')).toThrow('constructor')
  })
})
