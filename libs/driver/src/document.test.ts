import { describe, expect, test } from '@jest/globals'
import { calls, type DriverCall } from './contract.ts'
import { openapiDocument } from './document.ts'

const text = JSON.stringify(openapiDocument())
const { paths, components } = JSON.parse(text)
interface Operation {
  operationId: string
  parameters: { in: string; name: string; required: boolean }[]
  responses: Record<string, { description: string; 'x-codes'?: string[] }>
}
const operations: Operation[] = Object.values(paths).flatMap((path) => Object.values(path as object))

describe('the document of the contract', () => {
  test('when the table has a call, then it has its parameters, answers and the codes of its refusals', () => {
    for (const [name, call] of Object.entries(calls) as [string, DriverCall][]) {
      const operation = operations.find(({ operationId }) => operationId === name)!
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(Object.keys(call.answers)))
      const codes = Object.values(operation.responses).flatMap((response) => response['x-codes'] ?? [])
      expect(codes).toEqual(expect.arrayContaining(Object.keys(call.problems ?? {})))
      const inPath = operation.parameters.filter((one) => one.in === 'path')
      expect(inPath.map((one) => `:${one.name}`)).toEqual(call.path.match(/:\w+/g) ?? [])
    }
    expect(operations).toHaveLength(Object.keys(calls).length)
  })

  test('when it refers to a schema, then it has it, whole', () => {
    const references = new Set(text.match(/#\/components\/schemas\/\w+/g))
    expect(references.size).toBeGreaterThan(5)
    for (const reference of references) expect(components.schemas).toHaveProperty([reference.split('/').at(-1)!])
    for (const schema of Object.values(components.schemas)) expect(schema).not.toHaveProperty('$ref')
  })

  test('when a refusal is about an archive, then only its code says why; every other one is explained', () => {
    const explained = operations.flatMap(({ responses }) => Object.values(responses).map((one) => one.description))
    const vague = explained.join('\n').match(/`[a-z-]+`: Why the archive is refused/g) ?? []
    expect(vague.filter((one) => !/`(archive-|digest-differs)/.test(one))).toEqual([])
  })

  test('when a parameter may be left out, then the document says so', () => {
    const list = operations.find(({ operationId }) => operationId === 'listEnvironments')!
    const remove = operations.find(({ operationId }) => operationId === 'deleteEnvironment')!
    expect(list.parameters.map((one) => one.required)).toEqual([false, false])
    expect(remove.parameters.map((one) => one.required)).toEqual([true, true])
  })
})
