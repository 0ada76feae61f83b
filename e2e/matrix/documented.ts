import type { Route } from '../support/documented-routes.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import type { Call } from './calls.ts'

/**
 * Where `x-permission` differs from the matrix. Each call of the matrix is about one permission, so an operation must
 * declare exactly the permissions of the calls to it.
 */
export function wrongPermissions(routes: Route[], calls: Call[]): { wrong: string[]; compared: number } {
  const called = Map.groupBy(
    calls.filter(({ isQuestion }) => !isQuestion),
    (call) => routeOf(call, routes),
  )
  const wrong: string[] = []
  let compared = 0
  for (const route of routes) {
    const { method, path, permission } = route
    const name = `${method} ${path}`
    const about = called.get(route) ?? []
    const shown = about.filter(({ shows }) => shows)
    const needed = about.filter(({ shows }) => !shows)
    for (const [part, documented, found] of [
      ['needs', permission?.needs ?? [], needed],
      ['shows', permission?.shows ?? [], shown],
    ] as const) {
      const said = new Set<string>(documented.map((one) => one.permission))
      const seen = new Set<string>(found.map((one) => one.permission))
      compared += said.size
      for (const id of said) if (!seen.has(id)) wrong.push(`${name}: x-permission ${part} ${id}, and no call shows it`)
      for (const id of seen)
        if (!said.has(id)) wrong.push(`${name}: it ${part} ${id}, and x-permission does not say so`)
    }
  }
  for (const { name } of called.get(undefined) ?? []) wrong.push(`${name}: not in the document`)
  return { wrong, compared }
}

/** The documented operation of a call; undefined if the document has none. */
function routeOf({ method, path }: Call, routes: Route[]): Route | undefined {
  const things = {
    companyId: UNUSED_ID,
    targetId: UNUSED_ID,
    invitationId: UNUSED_ID,
    keyId: UNUSED_ID,
    ownKeyId: UNUSED_ID,
  }
  const [called] = path({} as never, things).split('?')
  return routes.find((route) => route.method === method && route.path.replaceAll(/\{\w+\}/g, UNUSED_ID) === called)
}
