import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { protoRoot } from './load.ts'
import { driverNames, ledgersOf, ownerNames, serviceNames, services } from './services.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')

describe('the table of services', () => {
  test('names every folder in services/ that is a process, and no other', () => {
    // The console is files that the gateway serves.
    const folders = foldersIn(`${root}services`).filter((name) => name !== 'console')
    expect(folders.sort()).toEqual([...serviceNames, ...driverNames].sort())
  })

  test('names an owner for every set of events, and events for every owner', () => {
    const withEvents = foldersIn(`${protoRoot}/holdfast`).filter((name) =>
      readdirSync(`${protoRoot}/holdfast/${name}/v1`).includes('events.proto'),
    )
    expect([...ownerNames].sort()).toEqual(withEvents.sort())
  })

  test('follows, copies and calls only services of the table, none twice, and none itself', () => {
    for (const name of serviceNames) {
      const { follows, copies, calls } = services[name]
      for (const owner of [...follows, ...copies]) expect(ownerNames).toContain(owner)
      for (const called of calls) expect(serviceNames).toContain(called)
      for (const list of [follows, copies, calls]) expect(new Set<string>(list).size).toBe(list.length)
      expect([...calls, ...ledgersOf(name)]).not.toContain(name)
    }
  })

  test('gives a database to every service that follows, and gRPC to every one that owns a ledger or follows', () => {
    for (const name of serviceNames) {
      const { owns, answers, follows } = services[name]
      if (follows.length > 0) expect(owns).not.toBe('nothing')
      if (follows.length > 0 || owns === 'ledger') expect(answers).toBe('grpc')
    }
  })

  // Operators replay what a follower has parked, and identity alone knows who is one.
  test('lets every service that follows call identity', () => {
    for (const name of serviceNames)
      if (services[name].follows.length > 0) expect(services[name].calls).toContain('identity')
  })

  test.each(serviceNames)('is what %s is wired and configured by', (name) => {
    expect(read(`services/${name}/src/app.ts`)).toMatch(new RegExp(`startService\\(\\s*'${name}'`))
    expect(read(`services/${name}/src/config.ts`)).toMatch(new RegExp(`serviceConfig\\(\\s*'${name}'`))
  })

  // An app that calls, follows or copies more than its row says does not compile. This is the other direction.
  test.each(serviceNames)('tells of %s nothing that it does not do', (name) => {
    const { follows, copies, calls } = services[name]
    const folder = `services/${name}/src`
    const code = readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing/'))
      .map((file) => read(`${folder}/${file}`))
      .join('\n')
    // Notification treats all owners that it follows alike, and the gateway all services: they name none of them.
    const unnamed: readonly string[] = [
      ...(code.includes(`services.${name}.follows`) ? follows : []),
      ...(code.includes(`services.${name}.calls`) ? calls : []),
      // Operators are asked of identity by the frame of every process.
      ...(follows.length > 0 || code.includes('admitOperator') ? ['identity'] : []),
    ]
    for (const called of calls) {
      if (!unnamed.includes(called)) expect(code).toMatch(new RegExp(`channel\\('${called}'`))
    }
    for (const owner of copies) expect(code).toMatch(new RegExp(`copy\\('${owner}'`))
    if (follows.length > 0) expect(code).toContain('.follow(')
  })
})
