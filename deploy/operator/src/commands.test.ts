import { describe, expect, test } from '@jest/globals'
import { commands, minorUnits, parse, usage } from './commands.ts'

describe('a command of an operator', () => {
  test('when its words are complete, it becomes the call that carries it out', () => {
    expect(parse(['user', 'disable', 'ada@example.com'], 'asked for in writing')).toEqual({
      method: 'POST',
      path: 'users/disable',
      body: { user: 'ada@example.com', reason: 'asked for in writing' },
    })
    expect(parse(['company', 'recover-owner', 'c', 'u'], 'owner is gone')).toEqual({
      method: 'POST',
      path: 'companies/c/recover-owner',
      body: { newOwnerId: 'u', reason: 'owner is gone' },
    })
    expect(parse(['site', 'deleted', 'c'], undefined)).toEqual({ method: 'GET', path: 'companies/c/deleted-sites' })
    expect(parse(['site', 'recover', 's'], 'deleted by mistake')).toEqual({
      method: 'POST',
      path: 'sites/s/recover',
      body: { reason: 'deleted by mistake' },
    })
    expect(parse(['orphan', 'delete-item', 'files-1', 'e', 'r'], 'of a lost test')).toEqual({
      method: 'POST',
      path: 'orphans/delete',
      body: { hostId: 'files-1', environmentId: 'e', itemId: 'r', reason: 'of a lost test' },
    })
    expect(parse(['host', 'forget', 'o'], 'the machine burnt')).toEqual({
      method: 'POST',
      path: 'forget',
      body: { id: 'o', reason: 'the machine burnt' },
    })
    expect(parse(['parked', 'list'], undefined)).toEqual({ method: 'GET', path: 'parked-streams' })
    expect(parse(['parked', 'replay', 'notification', 'company', 'company/c'], undefined)).toEqual({
      method: 'POST',
      path: 'parked-streams/replay',
      body: { service: 'notification', owner: 'company', stream: 'company/c' },
    })
  })

  test('when it is about money, the amount is in minor units of the currency', () => {
    const transfer = ['HF-2026-000012', '120.5', 'EUR', 'A17', '2026-11-28']
    expect(parse(['billing', 'pay', ...transfer], undefined)).toEqual({
      method: 'POST',
      path: 'billing/payments',
      body: {
        payer: 'HF-2026-000012',
        amount: '12050',
        currency: 'EUR',
        reference: 'A17',
        receivedOn: '2026-11-28',
      },
    })
    expect(minorUnits('0.05', 'EUR')).toBe('5')
    expect(minorUnits('1200', 'JPY')).toBe('1200')
    for (const [amount, currency] of [
      ['1.005', 'EUR'],
      ['1.5', 'JPY'],
      ['1,50', 'EUR'],
      ['-1', 'EUR'],
      ['', 'EUR'],
      ['1', 'eur'],
    ] as const) {
      expect(() => minorUnits(amount, currency)).toThrow()
    }
  })

  test('when a month is closed or reported, options say which and how', () => {
    expect(parse(['billing', 'close'], 'month end', { period: '2026-11', now: true })).toEqual({
      method: 'POST',
      path: 'billing/closes',
      body: { period: '2026-11', dryRun: false, now: true, reason: 'month end' },
    })
    expect(parse(['billing', 'vat-report'], undefined, { month: '2026-11' })).toEqual({
      method: 'GET',
      path: 'billing/vat-report?month=2026-11',
      accept: 'text/csv',
    })
    expect(() => parse(['billing', 'close'], 'month end')).toThrow('--period 2026-11')
    expect(() => parse(['billing', 'verify'], undefined, { now: true })).toThrow('no --now')
  })

  test('when an id holds a slash, it stays one part of the path', () => {
    expect(parse(['company', 'suspend', '../users'], 'r').path).toBe('companies/..%2Fusers/suspend')
  })

  test('when the reason, a word or the command is missing, it says so', () => {
    expect(() => parse(['user', 'disable', 'ada@example.com'], ' ')).toThrow('--reason')
    expect(() => parse(['user', 'disable'], 'r')).toThrow('<user id or address>')
    expect(() => parse(['user', 'delete', 'x'], 'r')).toThrow('no command "user delete"')
  })

  test('when asked for help, every command is told', () => {
    for (const name of Object.keys(commands)) expect(usage()).toContain(name)
  })
})
