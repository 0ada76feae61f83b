import { createDecide, type Resource, type Standing } from '@holdfast/access/decide'
import type { PermissionId } from '@holdfast/access/permissions'
import { createContext, use } from 'react'
import type { Answer } from '../api/client.ts'
import type { SiteRole } from './access/site-roles.ts'

export type Company = Answer<'/v1/companies/{companyId}', 'get'>
export type ReachedCompany = Answer<'/v1/me/access', 'get'>['companies'][number]

/** On what: a site that one looks at, and which kind of environment. */
export interface What {
  siteId?: string
  environment?: 'live' | 'staging'
  paysPremiumStaging?: boolean
  reads?: boolean
}

/** What one is in a company. Of a role on a site, the name of the site may not be known yet. */
export interface Reached extends Omit<ReachedCompany, 'sites'> {
  sites: { siteId: string; role: SiteRole; name?: string }[]
}

/** Everything here is about the person, or about the member as whom they look at the company. */
export interface InCompany {
  companyId: string
  company: Company
  reached: Reached
  userId: string
  twoFactor: boolean
  /** The name of the member as whom one looks. */
  viewedAs?: string
  /**
   * May they do this here? By the rule that the services decide by, so that what one may not do is not offered. The
   * services decide anew at each call.
   */
  may: (permission: PermissionId, what?: What) => boolean
}

const CompanyContext = createContext<InCompany | undefined>(undefined)
export const CompanyProvider = CompanyContext.Provider

export function useCompany(): InCompany {
  const company = use(CompanyContext)
  if (!company) throw new Error('this page is not inside a company')
  return company
}

/** For what stands around pages of a company and other pages alike. */
export function useCompanyIfAny(): InCompany | undefined {
  return use(CompanyContext)
}

const decide = createDecide()

/** Tenures are not told to browsers: every site role that `/v1/me/access` lists counts now. */
const NOW = 1

export function mayIn(
  company: Pick<Company, 'requireTwoFactor'>,
  reached: Reached,
  twoFactor: boolean,
): InCompany['may'] {
  const { companyId, isOwner, companyRole, state } = reached
  const siteRoles = reached.sites.map(({ siteId, role }) => ({ siteId, role, tenure: NOW }))
  const standing: Standing = {
    companyId,
    isOwner,
    company: { state, requireTwoFactor: company.requireTwoFactor },
    access: companyRole === null ? { siteRoles } : { companyRole },
  }
  return (permission, { siteId, ...rest } = {}) => {
    const resource: Resource = siteId === undefined ? rest : { ...rest, site: { siteId, companyId, tenure: NOW } }
    return decide(permission, { ...standing, twoFactor }, resource).allowed
  }
}
