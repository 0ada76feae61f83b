/** An id that nothing has. */
export const NOBODY = '01990000-0000-7000-8000-000000000000'
