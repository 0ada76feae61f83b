import { account } from './account.ts'
import { billing } from './billing.ts'
import { company } from './company.ts'
import { problems } from './problems.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { sites } from './sites.ts'

export const en = { shell, account, company, sites, billing, settings, problems }
