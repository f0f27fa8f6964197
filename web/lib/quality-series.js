/** What GET /calls/{id}/quality has, as samples of each user's. @returns {Map<string, {at: number, verdict: string}[]>} */
export function samplesByUser() {
  return new Map();
}
