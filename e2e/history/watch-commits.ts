import type { Connection, mongo } from 'mongoose'

interface SiteDocument {
  companyId: string
  state: string
  tenure: number
}

interface EnvironmentDocument {
  siteId: string
  companyId: string
  kind: string
  state: string
}

interface LimitDocument {
  sites: { limit: number; used: number }
  premiumStagings: { limit: number; used: number }
  open: boolean
  suspended: boolean
  entitlementVersion: number
}

interface MembershipDocument {
  companyId: string
  access: { siteRoles?: { siteId: string; tenure: number }[] }
}

interface GuardDocument {
  gone: number
  untidiedSince?: number
}

type Change = mongo.ChangeStreamDocument & {
  ns: { db: string; coll: string }
  documentKey: { _id: string }
  fullDocument?: object
  updateDescription?: { updatedFields?: object; removedFields?: string[] }
}

const WATCHED = {
  holdfast_site: ['sites', 'environments', 'limits'],
  holdfast_company: ['memberships', 'site_guards'],
}

/** The end of a watch is a document in a collection of its own: what was committed before it has been seen by then. */
const END = { db: 'holdfast_watch', coll: 'ends' }

/**
 * Watches every commit in the databases of site and company, in the one order in which MongoDB made them. After each of
 * them a company has as many sites as its limit counts and not more than it allows; nothing comes into being where the
 * limit is closed or suspended; and a role on a site is given only in a tenure that the company's site is in.
 * To be opened before there is any site.
 */
export async function watchCommits(connection: Connection) {
  const client = connection.getClient()
  const namespaces = [...Object.entries(WATCHED).flatMap(([db, colls]) => colls.map((coll) => ({ db, coll }))), END]
  const stream = client.watch([{ $match: { ns: { $in: namespaces } } }])
  const world = createWorld()
  let isOver = false
  let commits = 0
  // Opens the stream: what is committed from here on is seen.
  const early = (await stream.tryNext()) as Change | null
  const watching = watch(early)

  return {
    async stop() {
      await client.db(END.db).collection(END.coll).insertOne({})
      await watching
      await stream.close()
      await client.db(END.db).dropDatabase()
      return { commits, wrong: world.wrong }
    },
  }

  async function watch(first: Change | null) {
    let together: Change[] = first ? [first] : []
    while (!isOver) {
      const change = (await stream.next()) as unknown as Change
      if (together.length > 0 && commitOf(together[0]!) !== commitOf(change)) {
        world.apply(together)
        commits++
        together = []
      }
      isOver = change.ns.db === END.db
      together.push(change)
    }
  }
}

/** Changes of one transaction have this in common, and follow each other. */
function commitOf({ lsid, txnNumber, clusterTime, _id }: Change): string {
  const session = lsid as { id?: mongo.Binary } | undefined
  return txnNumber === undefined
    ? JSON.stringify(_id)
    : `${session?.id?.toString('hex')}/${txnNumber}/${clusterTime?.toString()}`
}

/** The documents as they are after the commits so far. */
export function createWorld() {
  const sites = new Map<string, SiteDocument>()
  const environments = new Map<string, EnvironmentDocument>()
  const limits = new Map<string, LimitDocument>()
  const memberships = new Map<string, MembershipDocument>()
  const guards = new Map<string, GuardDocument>()
  const collections: Record<string, Map<string, object>> = {
    sites,
    environments,
    limits,
    memberships,
    site_guards: guards,
  }
  const wrong: string[] = []

  return {
    wrong,
    /** What one transaction changed. */
    apply(changes: Change[]) {
      const before = new Map(changes.map((change) => [change, collections[change.ns.coll]!.get(idOf(change))]))
      for (const change of changes) write(change)
      const touched = new Set<string>()
      for (const change of changes) {
        const { coll } = change.ns
        const id = idOf(change)
        const [old, now] = [before.get(change), collections[coll]!.get(id)]
        if (coll === 'limits') {
          touched.add(id)
          checkVersions(id, old as LimitDocument | undefined, now as LimitDocument)
        }
        if (coll === 'sites' || coll === 'environments') {
          const [was, is] = [old, now] as (SiteDocument | EnvironmentDocument | undefined)[]
          touched.add(is!.companyId)
          if (was?.state !== 'present' && is!.state === 'present') checkOpen(`${coll} ${id}`, is!.companyId)
        }
        if (coll === 'memberships') checkRoles(id, old as MembershipDocument | undefined)
        if (coll === 'site_guards') checkTidied(id)
      }
      for (const companyId of touched) checkPlaces(companyId)
    },
  }

  function write({ ns, operationType, fullDocument, updateDescription, documentKey }: Change) {
    const collection = collections[ns.coll]!
    const id = String(documentKey._id)
    if (operationType === 'delete') collection.delete(id)
    else if (operationType === 'update') {
      const present: Record<string, unknown> = { ...collection.get(id) }
      for (const [path, value] of Object.entries(updateDescription?.updatedFields ?? {})) present[path] = value
      for (const path of updateDescription?.removedFields ?? []) delete present[path]
      collection.set(id, present)
    } else collection.set(id, fullDocument!)
  }

  function checkPlaces(companyId: string) {
    const limit = limits.get(companyId)
    const present = ({ companyId: of, state }: SiteDocument | EnvironmentDocument) =>
      of === companyId && state === 'present'
    const siteCount = [...sites.values()].filter(present).length
    const premium = [...environments.values()].filter((one) => present(one) && one.kind === 'premium-staging').length
    for (const [what, places, count] of [
      ['sites', limit?.sites, siteCount],
      ['premium stagings', limit?.premiumStagings, premium],
    ] as const) {
      if ((places?.used ?? 0) !== count)
        wrong.push(`${companyId} has ${count} ${what}, its limit counts ${places?.used}`)
      if (count > (places?.limit ?? 0))
        wrong.push(`${companyId} has ${count} ${what}, its plan allows ${places?.limit}`)
    }
    if (limit?.open === false && siteCount > 0) wrong.push(`${companyId} is closed, and has ${siteCount} sites`)
  }

  function checkOpen(what: string, companyId: string) {
    const limit = limits.get(companyId)
    if (!limit?.open || limit.suspended) wrong.push(`${what} came to be, and the limit of ${companyId} is not open`)
  }

  function checkVersions(companyId: string, old: LimitDocument | undefined, now: LimitDocument) {
    if (old && now.entitlementVersion < old.entitlementVersion) {
      wrong.push(`the limit of ${companyId} went back to version ${now.entitlementVersion}`)
    }
  }

  /** A role that is new names the tenure in which the site is this company's, as far as company has been told. */
  function checkRoles(id: string, old: MembershipDocument | undefined) {
    const { companyId, access } = memberships.get(id) ?? { access: {} }
    const former = new Set((old?.access.siteRoles ?? []).map(({ siteId, tenure }) => `${siteId} ${tenure}`))
    for (const { siteId, tenure } of access.siteRoles ?? []) {
      if (former.has(`${siteId} ${tenure}`)) continue
      const site = sites.get(siteId)
      if (site?.companyId !== companyId || tenure > site!.tenure)
        wrong.push(`${id} got a role on ${siteId}, not theirs`)
      if (tenure <= (guards.get(siteId)?.gone ?? 0)) wrong.push(`${id} got a role on ${siteId}, which is gone`)
    }
  }

  function checkTidied(siteId: string) {
    const { gone, untidiedSince } = guards.get(siteId)!
    if (gone === 0 || untidiedSince !== undefined) return
    for (const [id, { access }] of memberships) {
      const stands = access.siteRoles?.some((grant) => grant.siteId === siteId && grant.tenure <= gone)
      if (stands) wrong.push(`${id} has a role on ${siteId}, which was tidied away`)
    }
  }
}

function idOf({ documentKey }: Change): string {
  return String(documentKey._id)
}
