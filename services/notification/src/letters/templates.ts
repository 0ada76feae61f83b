import { billingTemplates } from './templates/billing.ts'
import { companyTemplates } from './templates/company.ts'
import { identityTemplates } from './templates/identity.ts'
import { siteTemplates } from './templates/site.ts'
import type { Template } from './templates/template.ts'

/** Every template, by the name under which an owner asks for it. */
export const templates: Readonly<Record<string, Template>> = {
  ...identityTemplates,
  ...companyTemplates,
  ...siteTemplates,
  ...billingTemplates,
}
