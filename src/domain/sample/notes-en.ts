/**
 * The English notes of the sample, as account managers write them: short, about facts, with the next step.
 *
 * Longer than 400 lines because it is one collection of texts.
 */

import type { NoteBank } from './note.ts';

export const englishNotes: NoteBank = {
  first: [
    {
      text: 'First call. {person} has furloughed two of five people and closed the shop door on 23 March. Wants to know what we do, what it costs and whether it can all be done from home.',
      topics: ['crisis', 'eligibility'],
      minutes: 30,
      when: 'crisis',
    },
    {
      text: 'Answered our campaign. Sells {products} at fairs, and there are no fairs. Has a {platform} page a nephew set up, never used.',
      mode: 'email',
      topics: ['eligibility', 'shop'],
      inbound: true,
    },
    {
      text: 'Short call between deliveries. {person} is curious about France but has never shipped further than Wales. Will look at the guide over the weekend.',
      topics: ['plan'],
      minutes: 15,
    },
    {
      text: 'Sent the one-page guide and the list of documents we would need. Told them plainly that it takes about two hours a week.',
      mode: 'email',
      topics: ['admin'],
    },
    {
      text: 'Rang back after the webinar. Good questions, mostly about returns. They are on the coast, under ten people, and own the whole business themselves.',
      topics: ['eligibility', 'logistics'],
      minutes: 25,
    },
  ],
  screening: [
    {
      text: 'Began the criteria checklist together over video. Status, headcount and address are clear; nobody was sure about turnover online, so that stays open.',
      mode: 'video',
      kind: 'screening',
      topics: ['eligibility'],
      minutes: 65,
      action: { title: 'Find last year’s online turnover', by: 'sme', days: 10 },
    },
    {
      text: 'Rest of the checklist. They had filled in four answers alone and three of those changed once we talked. Worth doing it side by side.',
      mode: 'video',
      kind: 'screening',
      topics: ['eligibility'],
      minutes: 50,
    },
    {
      text: 'Accounts and the de minimis declaration arrived, all in order except for the date on page two.',
      mode: 'email',
      topics: ['eligibility', 'admin'],
      inbound: true,
      action: { title: 'Send page two again with the date', by: 'sme', days: 6 },
    },
    {
      text: 'Went through what they use: till, a spreadsheet for stock, {platform}, two mailing lists. Nobody knows who owns the domain name.',
      mode: 'video',
      kind: 'technicalSupport',
      topics: ['shop', 'data'],
      minutes: 45,
      action: { title: 'Ask the old web designer who holds the domain', by: 'sme', days: 12 },
    },
    {
      text: '{person} asked for a week to think, with the landlord and the bank both waiting for an answer.',
      topics: ['finance'],
      minutes: 10,
    },
    {
      text: 'Paperwork complete. Told them they are in; relief at both ends of the line.',
      topics: ['eligibility', 'admin'],
      minutes: 10,
    },
  ],
  induction: [
    {
      text: 'Induction by video. Walked through the learning pages, who to ring for what, and the monthly rhythm. {person} would rather talk than write.',
      mode: 'video',
      kind: 'induction',
      topics: ['admin', 'plan'],
      minutes: 85,
      action: { title: 'Share access to the shop’s figures', by: 'sme', days: 14 },
    },
    {
      text: 'Induction with both partners, one on a phone in the workshop. First badge earned. Most questions were about photographs and parcels.',
      mode: 'video',
      kind: 'induction',
      topics: ['admin', 'logistics'],
      minutes: 80,
      action: { title: 'Send the short guide to product photographs', by: 'us', days: 5 },
    },
    {
      text: 'Induction in two halves because of the school run. Goals agreed: forty orders a month by spring, some of them from abroad.',
      mode: 'video',
      kind: 'induction',
      topics: ['admin', 'plan'],
      minutes: 95,
      action: { title: 'Draft the outline of the entry plan', by: 'us', days: 12 },
    },
  ],
  support: [
    {
      text: 'Product pages for the {products}: good pictures, no sizes and no weights. Wrote two as a pattern, they will do the rest.',
      mode: 'video',
      kind: 'technicalSupport',
      topics: ['shop'],
      minutes: 50,
      action: { title: 'Add sizes and weights to every product page', by: 'sme', days: 21 },
    },
    {
      text: 'Postage to {market} was set to the price for Kent. Four orders went out at a loss before anybody noticed. Changed it while on the phone.',
      topics: ['logistics', 'shop'],
      minutes: 25,
      inbound: true,
    },
    {
      text: 'Visits in {platform} and in the statistics differ by a third. Passed on to the technical team with dates and screenshots.',
      mode: 'email',
      kind: 'technicalSupport',
      topics: ['data'],
      action: { title: 'Find out why the two counts of visits differ', by: 'us', days: 14 },
    },
    {
      text: 'A local paper wrote about them and nine orders came in overnight. Two lines sold out; put up a notice with the date they are back.',
      topics: ['supply', 'marketing'],
      minutes: 15,
      inbound: true,
    },
    {
      text: 'Read the month’s figures together. People come, look at delivery, and leave. Delivery price now shows on every page, not only at the end.',
      mode: 'video',
      topics: ['data', 'shop'],
      minutes: 40,
    },
    {
      text: 'Sent a comparison of four carriers with their cut-off times. The dearest is the only one that collects on a Friday.',
      mode: 'email',
      topics: ['logistics'],
    },
    {
      text: 'The French pages were done by machine. Our French colleagues found three sentences that no customer would understand and sent better ones.',
      topics: ['localisation'],
      minutes: 20,
      action: { title: 'Put the corrected French sentences online', by: 'sme', days: 10 },
    },
    {
      text: '{person} wants to be on a marketplace by Friday. Worked through fees, returns and the price list first; only the gift sets leave a margin.',
      mode: 'video',
      topics: ['marketplaces', 'finance'],
      minutes: 45,
    },
    {
      text: 'Card payments failed for French customers all weekend. A setting for the second check was off; the bank put it right by noon.',
      topics: ['payment'],
      minutes: 20,
      inbound: true,
    },
    {
      text: 'Newsletter: eight hundred addresses, nothing sent since 2018. Agreed a short one every month, written by {person}, read by us before it goes.',
      mode: 'video',
      topics: ['marketing'],
      minutes: 35,
      action: { title: 'Write the first newsletter', by: 'sme', days: 15 },
    },
    {
      text: 'New photographs in. A great deal better, though half of them are 8 MB.',
      mode: 'email',
      topics: ['shop', 'marketing'],
      inbound: true,
    },
    {
      text: 'They would like the whole site rebuilt. With the weeks that are left, suggested a new home page and keeping the rest.',
      topics: ['shop', 'plan'],
      minutes: 30,
      action: { title: 'Ask two agencies for a price for the home page', by: 'us', days: 12 },
    },
    {
      text: 'Tier change from midnight. Click and collect stays, the shop floor does not. Changed the opening hours everywhere they appear, which was seven places.',
      topics: ['crisis', 'shop'],
      minutes: 20,
      when: 'season',
    },
    {
      text: 'Christmas rush. {person} packs until ten at night; we put everything else aside until January.',
      topics: ['staff', 'supply'],
      minutes: 10,
      when: 'season',
    },
    {
      text: 'Gift sets of {products} went live this morning. Forty pounds of advertising over two weeks, to learn from rather than to earn.',
      mode: 'message',
      topics: ['marketing'],
      inbound: true,
      when: 'season',
    },
    {
      text: 'Parcel for Rennes came back after eleven days: no commodity code. Looked the codes up together and made a sheet of them by product.',
      mode: 'video',
      topics: ['vatCustoms', 'logistics'],
      minutes: 45,
      when: 'after',
      action: {
        title: 'Print the sheet of commodity codes for the packing bench',
        by: 'sme',
        days: 7,
      },
    },
    {
      text: 'French customer refused to pay the charge at the door. Terms now say who pays what; refund agreed as a gesture.',
      topics: ['vatCustoms', 'shop'],
      minutes: 30,
      inbound: true,
      when: 'after',
    },
    {
      text: 'Carrier has paused all parcels to the Continent for ten days. Wrote to the eleven people waiting, in French, with an honest date.',
      topics: ['logistics', 'vatCustoms'],
      minutes: 20,
      when: 'after',
    },
    {
      text: 'Questionnaire on new markets done together. Paperwork first, cost of delivery second, language a distant third.',
      mode: 'video',
      topics: ['plan', 'vatCustoms'],
      minutes: 40,
      when: 'after',
    },
    {
      text: 'Origin of the goods: parts of what they sell are made in Portugal, so the statement on origin does not hold for those. Marked line by line.',
      mode: 'video',
      topics: ['vatCustoms'],
      minutes: 50,
      when: 'after',
    },
    {
      text: 'Looked at Ireland and Belgium beside France. Ireland wins on language, France on what people already search for. Plan keeps both for now.',
      mode: 'video',
      topics: ['plan'],
      minutes: 40,
      when: 'after',
    },
    {
      text: 'Two reviews in French, both kind. Sent three model answers, so that nobody has to wait for us.',
      mode: 'email',
      topics: ['localisation', 'marketing'],
    },
    {
      text: 'Stock count and shop do not agree since the half-price week. One rule from now on: the till decides, the shop follows.',
      mode: 'video',
      kind: 'technicalSupport',
      topics: ['data', 'supply'],
      minutes: 40,
      action: { title: 'Count the gift sets again', by: 'sme', days: 9 },
    },
    {
      text: 'Quick call before the meeting with the bank. They needed three figures: visits, orders, average order value. Had them ready in five minutes.',
      topics: ['finance', 'data'],
      minutes: 15,
      inbound: true,
    },
    {
      text: 'Went live on video from the workshop: fifty watching, five orders.',
      mode: 'message',
      topics: ['marketing'],
      inbound: true,
    },
    {
      text: 'Breakages: four of the last twenty-five parcels of {products}. Trying paper padding on the next batch.',
      topics: ['logistics'],
      minutes: 20,
      action: { title: 'Send a trial batch with paper padding', by: 'sme', days: 14 },
    },
  ],
  review: [
    {
      text: 'Monthly review. Fourteen orders, three from abroad. Pages are coming on, the newsletter is not. Confidence 3 out of 5, for lack of time.',
      topics: ['plan', 'data'],
      minutes: 45,
    },
    {
      text: 'Monthly review. A quiet month, which they used to finish the delivery page and the terms of sale.',
      topics: ['plan', 'shop'],
      minutes: 40,
      action: { title: 'Have the terms of sale read by a second person', by: 'us', days: 18 },
    },
    {
      text: 'Monthly review. Sales doubled, and half of the gain went on free delivery. Threshold raised to fifty pounds for a trial month.',
      topics: ['finance', 'logistics'],
      minutes: 50,
    },
    {
      text: 'Monthly review. {person} is back from a fortnight’s isolation. Plan moved by three weeks throughout, nothing dropped.',
      topics: ['plan', 'staff'],
      minutes: 35,
    },
    {
      text: 'Monthly review. For the first time the figures can be trusted: one visitor in forty-five buys. Aim for next month: one in thirty-five.',
      topics: ['data'],
      minutes: 55,
      action: { title: 'Prepare a trial of two home pages', by: 'us', days: 15 },
    },
    {
      text: 'Monthly review. First parcel to Brittany since January arrived in eight days, papers in order. They have earned the right to be pleased.',
      topics: ['vatCustoms', 'logistics'],
      minutes: 40,
      when: 'after',
    },
    {
      text: 'Monthly review. Tired, and it shows. Cut the list to two things: prices abroad, and an email to people who abandoned a basket.',
      topics: ['plan', 'staff'],
      minutes: 35,
    },
    {
      text: 'Monthly review. Boxes are stuck at a port, so the gift sets wait. Dates moved, plan unchanged.',
      topics: ['supply', 'plan'],
      minutes: 40,
    },
    {
      text: 'Monthly review. Marketplace: sixteen sold, two returned, fees higher than expected. The trial runs to the end of the quarter.',
      topics: ['marketplaces', 'finance'],
      minutes: 50,
    },
    {
      text: 'Monthly review. Went through the plan section by section: six done, four under way, two left out by agreement.',
      topics: ['plan'],
      minutes: 60,
      when: 'after',
    },
    {
      text: 'Monthly review. {person} asked whether France is still worth it. Looked at the numbers: yes for the gift sets, no for anything under fifteen pounds.',
      topics: ['plan', 'finance'],
      minutes: 50,
      when: 'after',
    },
    {
      text: 'Monthly review. It runs without us now. Talked about what they would like once the support has ended.',
      topics: ['plan'],
      minutes: 45,
      when: 'late',
    },
    {
      text: 'Monthly review. Compared with the same month a year ago: twice the visits, a lower order value. Worth a closer look before summer.',
      topics: ['data', 'finance'],
      minutes: 45,
      when: 'after',
    },
    {
      text: 'Monthly review. The agency is late with the home page and there is nothing to see yet. They want a date, fair enough.',
      topics: ['shop', 'plan'],
      minutes: 40,
      action: { title: 'Get a delivery date from the agency', by: 'us', days: 8 },
    },
  ],
  unanswered: [
    { text: 'No answer, left a message.', topics: ['admin'] },
    {
      text: 'Asked again for access to the figures; nothing back so far.',
      mode: 'email',
      topics: ['data'],
    },
    { text: 'Rang twice, engaged both times.', topics: ['admin'] },
    {
      text: 'Offered three dates for the next review and heard nothing.',
      mode: 'email',
      topics: ['admin'],
    },
  ],
  missed: [
    { text: '{person} did not join: a delivery had come at the same moment.', topics: ['plan'] },
    { text: 'Postponed at their request, stocktaking.', topics: ['plan'] },
  ],
  aside: [
    {
      text: 'Worth knowing: {person} is never in on a Wednesday and likes a call before ten.',
      topics: ['admin'],
    },
    {
      text: 'The French launch pad has a business looking for the same padding. An introduction might serve both.',
      topics: ['logistics'],
    },
    {
      text: 'Read the sheet before the review: the plan still mentions an autumn launch and needs correcting.',
      topics: ['plan'],
    },
    {
      text: 'Their site was slow this morning and fine again by noon. Nothing done.',
      topics: ['shop'],
    },
  ],
  visit: [],
  agenda: [
    'Figures of the month, marketplace, what is left of the plan',
    'Postage, papers for France',
    'Home page; email to people who abandoned a basket',
    'Photographs, product pages, dates for the summer',
    'Looking back on the support, and what comes after',
  ],
  apart: [
    {
      text: 'Rang in. A deli in Dinard is asking for their {products}; {person} would like to know what we do and whether very small firms may join.',
      topics: ['eligibility'],
      minutes: 20,
      inbound: true,
    },
    { text: 'Sent the guide and a date for a first talk.', mode: 'email', topics: ['eligibility'] },
  ],
  refusal: [
    {
      text: 'Not this year: the season comes first and nobody is free to look after a site. Door open in spring.',
      topics: ['staff', 'plan'],
      minutes: 15,
    },
  ],
  advice: [
    {
      text: 'Looked over the terms of sale with them, outside the programme. They will come back if they need more.',
      mode: 'video',
      topics: ['shop'],
      minutes: 40,
    },
    {
      text: 'Asked what others of their size pay for an online shop; gave a range and three questions for the agency.',
      topics: ['shop', 'finance'],
      minutes: 20,
      inbound: true,
    },
  ],
};
