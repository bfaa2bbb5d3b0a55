// The groups of words that the intent tables are written with; each group is one idea, whatever the trade.
import type { WordClasses } from './lexicon-phrase.ts';

export const IDEAS: WordClasses = {
  // Calling something off.
  cancel: 'cancel*, terminat*, discontinu*, deactivat*, call off, called off, opt out',
  end: 'close, closing, closed, shut, shutting, end, ending, remove, removing, removed, delete, deleting, deleted, deletion, deletions, removal, removals, closure, kill, drop, dropping, stop, stopping, quit, quitting, leave, leaving, get rid of, eliminate, erase, scrap, drop out of, take off, wipe, void, abort, revoke, get out of, lose',
  // What ties a customer to a company.
  tie: 'account, accounts, service, services, subscription, subscriptions, membership, contract, plan, plans, policy, policies, profile, agreement, coverage, insurance, insurances, mortgage, treatment plan, treatments, visits, deliveries, auto renewal, renewal, mortgage, cable, internet, connection, user, trial',
  order: 'order, orders, purchase, purchases, shipment, article, item, items, product, delivery',

  // Money.
  bill: 'bill, bills, billing, billed, invoice, invoices, invoiced',
  charge:
    'charge, charges, charged, charging, overcharge*, surcharge*, fee, fees, overbilled, double billed, penalty, penalties',
  refund:
    'refund*, reimburs*, rebate*, rebating, compensation*, restitution*, money back, chargeback, my money',
  pay: 'pay, pays, paying, paid, payment, payments, autopay, auto pay, prepay, repay, payoff',
  standing:
    'direct debit*, standing order*, autopay, auto pay, automatic payment*, automatic billing, auto billing, auto payment*, recurring payment*, automatic loan payment*',
  balance: 'balance, balances, overdraft, overdrawn',
  record: 'transaction*, statement*, receipt*, deductions, deduction, deducted, debited, debit',
  spend: 'spent, spend, spending, expenditure*, expense*',
  money: 'money, dollars, pounds, euros, bucks, cash, funds, amount',
  instalment:
    'emi, installment*, instalment*, cod, cash on delivery, payment plan, financing, pay later, finance charge*',

  utility:
    'rent, cable, water, electricity, electric, gas, phone, internet, insurance, mortgage, loan, car payment, treatment, service, plan, visit',

  // Time with somebody.
  schedule: 'schedul*, reschedul*, rebook*, prebook',
  book: 'book, booking, bookings, booked, reserve, reserving, reserved',
  appointment:
    'appointment, appointments, visit, visits, meeting, meetings, reservation, reservations, booking, bookings, slot, slots, session, consultation, consult, checkup, check up, inspection, viewing, tour, follow up, interview, service call, event, events',
  shift:
    'change, changing, changed, move, moving, moved, push, shift, postpone, delay, modify, amend, update, switch, adjust, edit, bring forward, extend, swap, alter',
  upkeep:
    'cleaning, haircut, massage, manicure, pedicure, nails, facial, tune up, oil change, maintenance, repair, servicing, treatment, spraying, extermination, filling, root canal, crown, whitening, x ray, estimate, installation, spa, tire rotation',
  attend:
    'spray, look, check, fix, come, clean, treat, repair, inspect, install, examine, service, remove, exterminate, see, deal with, take care of, help with, take a look, looked, checked, fixed, cleaned, treated, repaired, inspected, serviced, examined, installed, rotated, aligned, replaced',
  visitor:
    'guy, man, technician, technicians, tech, exterminator, plumber, cleaner, cleaners, crew, team, someone, somebody, anyone, you guys, you, they, dentist, doctor, dr, hygienist, mechanic, he, she, driver, inspector',
  trade:
    'exterminator, technician, plumber, cleaner, cleaners, mechanic, inspector, handyman, hygienist, electrician, dentist, someone out, somebody out',
  ailment:
    'tooth, teeth, toothache, filling, crown, gum, gums, cavity, braces, wisdom tooth, molar, hornet nest, wasp nest, nest, infestation',
  pest: 'ants, ant, roaches, roach, cockroaches, bugs, bug, mice, mouse, rats, rat, termites, spiders, wasps, wasp, bees, hornets, bedbugs, bed bugs, mosquitoes, fleas, rodents, pests, pest',
  day: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday, mondays, tuesdays, wednesdays, thursdays, fridays, tomorrow, tonight, morning, afternoon, evening, noon, week, weekend, month, january, february, march, april, june, july, august, september, october, november, december',

  // Frames.
  digit: 'zero, oh, one, two, three, four, five, six, seven, eight, nine',
  want: 'want, need, like, wish, have to, must, trying, try, looking, love, going, let me, can i, could i, may i, can you, could you, please, help, assistance, would, how to, how do i, how can i',
  not: 'not, never, no',
  wrong:
    'wrong, incorrect, error, errors, mistake, mistaken, problem, problems, issue, issues, missing, weird, strange, twice, double, extra, not right, glitch, unknown, unauthorized, unrecognized, fraudulent, higher, too high, too much, unexpected',
};
