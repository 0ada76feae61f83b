import type { Channel, Log, Signer } from '@holdfast/runtime'
import { type Authorize, createAuthorize } from '../call-authorization.ts'
import { createDecide, type Decide } from '../decide.ts'
import { type CompanyAccess, createCompanyAccess, type Freshness } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import { openRemoteChecks } from './remote-checks.ts'
import type { SiteFacts } from './site-facts.ts'
import { askedStandings, standingsBy } from './standing-sources.ts'

/** Who may do what, in a service that follows company. */
export interface AuthorizationAway {
  /** For the handlers of calls: from this process's copy, else by a process of company. */
  authorize: Authorize
  /**
   * For long work that looks again before its visible step, with the principal that it kept. A key's maker is asked of
   * company then (`Standings.GetStanding`): at a call identity has compared the memberships, and a copy does not hold
   * their ids, so a maker who was removed and joined again would look the same in it. That the key itself was revoked
   * meanwhile, or its person disabled, is not looked at.
   */
  again: Authorize
  /** Questions about others, and lists. */
  access: CompanyAccess
  close(): void
}

/**
 * Until there are sites: no service follows all of company, so only tests, runs and benchmarks use this.
 *
 * @param options.facts those that `replica` keeps up to date
 * @param options.sites where the service follows the ledger of sites too
 */
export function openAuthorizationAway(options: {
  company: Channel
  signer: Signer
  facts: CompanyFacts
  replica: Freshness
  sites?: { facts: SiteFacts; replica: Freshness }
  log: Log
  /** How long a process of company may take when the copy cannot say; 250 */
  deadlineMs?: number
  decide?: Decide
}): AuthorizationAway {
  const { company, signer, facts, replica, sites, log, deadlineMs = 250, decide = createDecide() } = options
  const remote = openRemoteChecks({ channel: company, signer, log, deadlineMs })
  const access = createCompanyAccess({ facts, replica, remote, ...(sites && { sites: sites.replica }), decide })
  const standings = standingsBy(access, remote)
  const needs = { decide, standings, ...(sites && { sites: sites.facts }), log }
  return {
    authorize: createAuthorize(needs),
    again: createAuthorize({ ...needs, ofMakers: askedStandings({ company, signer, log }) }),
    access,
    close: remote.close,
  }
}
