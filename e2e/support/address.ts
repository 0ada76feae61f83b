/** Of companies that may be anywhere. */
export const address = { line1: '12 Rue du Quai', postalCode: '69002', city: 'Lyon', country: 'FR' }
