/** The templates that the entry plan rests on. */

export const planName = 'market-entry-plan';
export const planTemplate = 'market-entry-plan/1';
export const assessmentName = 'readiness-assessment';
