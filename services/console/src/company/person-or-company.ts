/** Of what is read: what the person reaches, and what the company is. All else in a company depends on the two. */
export function isPersonOrCompany({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[1] === '/v1/me/access' || queryKey[1] === '/v1/companies/{companyId}'
}
