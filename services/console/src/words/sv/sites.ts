import type { sites as en } from '../en/sites.ts'
import type { Translated } from '../sentence.ts'

export const sites: Translated<typeof en> = {}
