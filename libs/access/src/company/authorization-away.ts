import type { Channel, Log, Signer } from '@holdfast/runtime'
import { type Authorize, createAuthorize } from '../call-authorization.ts'
import { createDecide, type Decide } from '../decide.ts'
import { type CompanyAccess, createCompanyAccess, type Freshness } from './company-access.ts'
import type { CompanyFacts } from './company-facts.ts'
import { openRemoteChecks } from './remote-checks.ts'
import type { SiteFacts } from './site-facts.ts'
import { askedStandings, standingsBy } from './standing-sources.ts'

/** Authorization in a service that follows company and does not own memberships. */
export interface AuthorizationAway {
  /** For handlers of calls. It decides from the replica of this process, or else asks a process of company. */
  authorize: Authorize
  /**
   * For long work that authorizes its caller again before a visible step, with the principal that it kept. The standing
   * of a key's maker is then asked of company (`Standings.GetStanding`). Identity compared the memberships only at the
   * call, and the replica has no membership ids, so it could not tell a maker who was removed and has joined again.
   * It does not notice what changed in identity since the call: that the key was revoked or has expired, that the person
   * or the maker was disabled, or that they turned two-factor authentication off. The kept principal still says that
   * they passed it.
   */
  again: Authorize
  /** Checks of users other than the caller, and lists. */
  access: CompanyAccess
  close(): void
}

/**
 * @param options.facts the facts that `replica` keeps up to date
 * @param options.sites given if the service follows the ledger of sites too
 */
export function openAuthorizationAway(options: {
  company: Channel
  signer: Signer
  facts: CompanyFacts
  replica: Freshness
  sites?: SiteFacts
  log: Log
  /**
   * How many milliseconds company may take to say anew, for a deed, what its maker may do; 250. What the replica cannot
   * answer is asked as {@link openRemoteChecks} says.
   */
  deadlineMs?: number
  decide?: Decide
}): AuthorizationAway {
  const { company, signer, facts, replica, sites, log, deadlineMs = 250, decide = createDecide() } = options
  const remote = openRemoteChecks({ channel: company, signer, log })
  const access = createCompanyAccess({ facts, replica, remote, ...(sites && { sites }), decide })
  const standings = standingsBy(access, remote)
  const needs = { decide, standings, ...(sites && { sites }), log }
  return {
    authorize: createAuthorize(needs),
    again: createAuthorize({ ...needs, ofMakers: askedStandings({ company, signer, log, deadlineMs }) }),
    access,
    close: remote.close,
  }
}
