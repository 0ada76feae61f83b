import type { PermissionId } from '@holdfast/access'
import type { Route } from '../support/documented-routes.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import { type Call, type Role, roles, type Things } from './calls.ts'
import { denial, expectation, hasPermission, isAllowed, keyExpectation, outside } from './cells.ts'
import { holders } from './scene.ts'

/**
 * Where `x-permission` differs from the matrix. Each call of the matrix is about one permission, so an operation must
 * declare exactly the permissions of the calls to it, on the same conditions. Of a condition there must be a call in
 * which it holds, and another one.
 */
export function wrongPermissions(routes: Route[], calls: Call[]): { wrong: string[]; compared: number } {
  const called = Map.groupBy(calls, (call) => routeOf(call, routes))
  const wrong: string[] = []
  let compared = 0
  for (const route of routes) {
    const { permission } = route
    const name = nameOf(route)
    const all = called.get(route) ?? []
    const about = all.filter(({ isQuestion, isNeedless }) => !isQuestion && !isNeedless)
    const shown = about.filter(({ shows }) => shows)
    const needed = about.filter(({ shows }) => !shows)
    for (const [part, documented, found] of [
      ['needs', permission?.needs ?? [], needed],
      ['shows', permission?.shows ?? [], shown],
    ] as const) {
      const said = new Set<string>(documented.map(textOf))
      const seen = new Set<string>(found.map(textOf))
      compared += said.size
      for (const one of said)
        if (!seen.has(one)) wrong.push(`${name}: x-permission ${part} ${one}, and no call shows it`)
      for (const one of seen)
        if (!said.has(one)) wrong.push(`${name}: it ${part} ${one}, and x-permission does not say so`)
    }
    for (const { when } of permission?.needs ?? []) {
      if (when !== undefined && all.every((call) => call.when === when)) {
        wrong.push(`${name}: no call shows what happens unless ${when}`)
      }
    }
  }
  for (const { name } of called.get(undefined) ?? []) wrong.push(`${name}: not in the document`)
  return { wrong, compared }
}

/**
 * Where the documented answers differ from the matrix: answers whose status or code the operation does not have, and
 * refusals for want of a permission that are not as `otherwise` says.
 */
export function wrongRefusals(routes: Route[], calls: Call[]): { wrong: string[]; compared: number } {
  const wrong: string[] = []
  let compared = 0
  for (const call of calls) {
    const route = routeOf(call, routes)
    if (!route) continue
    for (const answer of answersTo(call)) {
      compared++
      if (!isDocumented(answer, route))
        wrong.push(`${nameOf(route)}: ${call.name} is answered ${answer}, not documented`)
    }
    if (call.shows || !route.permission?.needs.some((need) => textOf(need) === textOf(call))) continue
    for (const role of roles.filter((one) => !isAllowed(call, one))) {
      const [status, code = ''] = denial(call, role).split(' ')
      // Who breaks a rule is refused by the rule, whatever permissions they have.
      if (status === '422') continue
      const documented = refusalsFor(role, call, route)
      if (documented.includes(code)) continue
      wrong.push(
        `${nameOf(route)}: ${call.name} is refused to ${role} with ${code}, and not ${documented.join(' or ')}`,
      )
    }
  }
  return { wrong, compared }
}

/** How a role is refused: if it lacks several permissions that the call needs, any of them can decide. */
function refusalsFor(role: Role, call: Call, { permission }: Route): string[] {
  const conditions = [undefined, call.when, call.alsoWhen]
  return (permission?.needs ?? [])
    .filter((need) => conditions.includes(need.when) && !hasPermission(need.permission, role, call))
    .map((need) => {
      const { isHidden, site } = call
      const [, usual = ''] = denial({ permission: need.permission as PermissionId, isHidden, site }, role).split(' ')
      return need.otherwise ?? usual
    })
}

/** Every answer that the matrix expects to the call, such as '200' and '403 not-allowed'. */
function answersTo(call: Call): Set<string> {
  return new Set([
    ...roles.map((role) => expectation(call, role)),
    ...holders.map((role) => keyExpectation(call, role)),
    outside(call),
    '401 not-signed-in',
  ])
}

function isDocumented(answer: string, { answers }: Route): boolean {
  const [status = '', code = ''] = answer.split(' ')
  const description = answers?.[status]
  if (description === undefined) return false
  return status < '400' || description.includes(`\`${code}\``)
}

function textOf({ permission, when }: { permission: string; when?: string }): string {
  return when === undefined ? permission : `${permission} when ${when}`
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`
}

/** The documented operation of a call; undefined if the document has none. */
function routeOf({ method, path }: Call, routes: Route[]): Route | undefined {
  // Every thing, and every thing of a thing, has the same id.
  const things: Things = new Proxy({} as Things, {
    get: (_, name) => (['site', 'otherSite'].includes(String(name)) ? things : UNUSED_ID),
  })
  const [called] = path({} as never, things).split('?')
  return routes.find((route) => route.method === method && route.path.replaceAll(/\{\w+\}/g, UNUSED_ID) === called)
}
