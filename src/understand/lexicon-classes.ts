// Words that stand in for each other in what callers say, whatever the trade: one idea a class, each word in one class.
import type { WordClasses } from './lexicon-phrase.ts';

const PEOPLE: WordClasses = {
  // Whoever says them, a member of staff is meant.
  staff:
    'agent, agents, representative, representatives, rep, reps, operator, operators, manager, managers, supervisor, supervisors, executive, executives, employee, employees, staff, assistant, assistants, attendant, receptionist, associate, associates, advisor, advisors, adviser, consultant, specialist, csr, dispatcher, superior, superiors, clerk, colleague, colleagues, teammate, teller, secretary, administrator, admin, foreman, ombudsperson, human being, human beings, team member, team members, member of staff, member of your team, member of your staff, front desk, customer service, customer services, customer support, customer care, customer relations, customer desk, customer assistance, client care, client services, client service, client support, client relations, consumer care, consumer service, consumer support, member services, member care, guest services, guest relations, patient services, service desk, help desk, helpdesk, helpline, hotline, call center, call centre, tech support, technical support, live support, live chat, live help, human support, support team, service team, support agent, person in charge, team lead, team leader, shift lead, higher up, higher ups, account manager, office manager, case worker, head of service, bookkeeper, scheduler, coordinator, adjuster, underwriter, sales rep, salesperson',
  human: 'human, humans',
  boss: 'boss, bosses, owner, owners, director, ceo, president, founder, founders, proprietor',
  anyone:
    'someone, somebody, anyone, anybody, sum1, some1, sb, somone, some one, some body, any one, any body, one of you, one of your people, one of your guys, one of your staff, one of your folks, one of your agents',
  person:
    'person, persons, people, folks, folk, guy, guys, lady, ladies, gentleman, man, men, woman, women, girl, girls, fella, fellas, fellow, dude, gal, gals, chap, bloke, individual, body',
  department:
    'accounting, billing, sales, accounts, claims, dispatch, office, offices, department, departments, headquarters, retention, corporate, reception, receivable, support, management, payroll, finance, returns, warranty, branch, desk, hq, main desk, main office, head office, home office, front office, back office, local office, complaints department, service department, billing department, sales department, accounts payable, accounts receivable, customer success',
  trade:
    'technician, technicians, tech, techs, plumber, electrician, dentist, doctor, nurse, mechanic, exterminator, cleaner, cleaners, vet, hygienist, driver, inspector, installer, contractor, painter, handyman, crew, worker, workers, groomer, stylist, barber, mover, movers, gardener, roofer, carpenter, therapist, serviceman, repairman',
  kin: 'husband, wife, mother, mom, mum, mama, father, dad, papa, son, daughter, brother, sister, partner, spouse, roommate, neighbor, neighbour, tenant, landlord, friend, girlfriend, boyfriend, fiance, family, coworker, customer, grandmother, grandma, granny, grandpa, grandfather, aunt, uncle, cousin, nephew, niece, stepson, stepdaughter',
  child:
    'kid, kids, child, children, baby, babies, toddler, toddlers, boy, boys, infant, newborn, grandson, granddaughter, grandkid, grandkids, grandchild, twins, teenager, little one, year old, little girl, little boy',
  animal:
    'dog, dogs, cat, cats, puppy, puppies, kitten, kittens, pup, pet, pets, bird, birds, parrot, budgie, parakeet, canary, fish, hamster, gerbil, rabbit, bunny, horse, horses, pony, goat, goats, chicken, chickens, hen, hens, duck, ducks, turtle, tortoise, lizard, gecko, ferret, cow, cows, pig, pigs, sheep, lamb, koi, terrier, beagle, poodle, labrador, lab, goldfish, cattle, retriever, chihuahua, bulldog, guinea pig, animal, animals, livestock',
  machine:
    'machine, machines, bot, bots, robot, robots, chatbot, chatbots, computer, computers, ai, automated, automation, recording, answering machine, voice assistant, virtual assistant',
  real: 'real, live, actual, proper, genuine, living',
};

const DOING: WordClasses = {
  talk: 'speak, talk, chat, converse, speaking, talking, chatting, conversing, discuss, word, conversation',
  talked: 'spoke, talked, spoken, chatted',
  connect:
    'connect, transfer, route, forward, patch, redirect, switch, pass, hand, kick, bump, escalate, refer, direct, connecting, transferring, forwarding, routing, escalating, conference, loop, put through, putting through, hook up',
  connected: 'connected, transferred, routed, forwarded, patched, escalated, referred, redirected',
  reach:
    'call, phone, ring, contact, reach, calling, contacting, reaching, ringing, phoning, telephone, get hold of, get a hold of, get ahold of, getting hold of, get in touch with, getting in touch with, get through to, getting through to, buzz',
  called: 'called, phoned, contacted, reached, rang, messaged, texted, emailed',
  want: 'want, wanna, need, wish, prefer, demand, require, wanted, needed, desire, insist, would like, would rather, would prefer, would love, would sooner, would appreciate, have to, have got to, got to, gotta, must, ought to',
  modal: 'can, could, may, might, would, will, shall, should',
  get: 'get, give, find, fetch, grab, bring, getting, giving, finding, bringing',
  help: 'help, helping, assist, assistance, helped',
  come: 'come, coming, came, arrive, arriving, arrived, show up, showed up, swing by, stop by',
  not: 'not, never, no, without, nor, neither',
  hardly: 'hardly, barely, scarcely',
  past: 'yesterday, ago, already, earlier today, last week, last month, last year, last time, last night, last summer, years ago',
};

const DANGER: WordClasses = {
  limb: 'eye, eyes, skin, hands, arm, arms, leg, legs, foot, feet, finger, fingers, nose, ear, ears, knee, knees, ankle, ankles, wrist, gum, gums, jaw, toe, toes, paw, paws, elbow, shoulder, stomach, belly, thumb, cheek, shin, hip, rib, ribs, mouth, neck',
  airway: 'throat, tongue, airway, airways, windpipe, lip, lips, face',
  chest: 'chest, heart, lung, lungs',
  product:
    'spray, sprays, bait, baits, poison, poisons, gel, pellet, pellets, granules, granule, powder, chemical, chemicals, pesticide, pesticides, insecticide, herbicide, cleaning fluid, bleach, antifreeze, fertilizer, solution, concentrate, fumes, fume, vapor, vapors, fog, fogger, mothball, mothballs, detergent, solvent, acid, paste, tablet, tablets, foam, gasoline, ammonia, lye, disinfectant, sanitizer, varnish, thinner, glue, shampoo, dye, coolant, refrigerant, freon, lubricant, degreaser, weed killer, weedkiller, rat poison, mouse poison, ant killer, bug spray, drain cleaner, drain opener, ant gel, bait station, pods, pod, resin, sealant, roundup, chlorine, oven cleaner, floor cleaner, toilet cleaner, glass cleaner, denture cleaner, lighter fluid, mist, dust, stripper, turpentine, alcohol, kerosene, oil, plant food, repellent, sunscreen, wax, cream, bait block, blue block, blue blocks, bait blocks, detergent pod, dishwasher tab, glow stick, whitening strip, paint, medicine, medication, pills, fluoride, mouthwash, toothpaste, nail polish, battery, button battery, magnet',
  stinger:
    'wasp, wasps, bee, bees, hornet, hornets, yellow jacket, yellow jackets, bumblebee, scorpion, scorpions, spider, spiders, snake, snakes, rattlesnake, copperhead, rat, rats, mouse, mice, bat, bats, tick, ticks, ant, ants, fire ants, roach, roaches, cockroach, cockroaches, bug, bugs, bed bug, bed bugs, bedbugs, mosquito, mosquitoes, flea, fleas, mite, mites, squirrel, squirrels, raccoon, raccoons, possum, termite, termites, centipede, jellyfish, black widow, brown recluse',
  stung: 'stung, bit, bitten, scratched by',
  stings: 'sting, stings, bite, biting, stinging',
  ate: 'ate, drank, swallowed, licked, ingested, chewed, inhaled, lapped, gobbled, tasted, eaten, sipped, gulped, guzzled, sucked, breathed in, got into, gotten into, bit into, took a sip of, took a bite of, took a swig of, took a gulp of, took a drink of, had a sip of, had a drink of, a mouthful of, devoured, gnawed, nibbled, finished off, slurped, popped, munched',
  eat: 'eat, eats, drink, drinks, swallow, swallows, lick, licks, touch, touches, eating, drinking, licking, swallowing, chew, chews, inhale, ingest',
  sick: 'sick, ill, dizzy, nausea, nauseous, nauseated, faint, lightheaded, woozy, queasy, lethargic, feverish, unwell, poorly, wobbly, headache, headaches, migraine, migraines',
  vomit:
    'vomiting, vomit, vomited, coughing, wheezing, drooling, gagging, puking, shaking, trembling, convulsing, twitching, throwing up, threw up, throw up, gasping, panting, staggering, foaming at the mouth',
  burns:
    'burn, burns, burning, burned, burnt, numb, tingling, itching, itches, itchy, red, stinging badly, peeling, blistering, blistered, watering, raw, sore',
  swelling: 'swelling, swollen, swelled, swole, swell, puffy, puffed, swelling up, swelled up, swole up',
  hurt: 'hurt, hurts, injured, injury, injuries, wounded, crushed, maimed, bruised, sprained, fractured',
  fell: 'fell, slipped, tripped, fallen',
  dead: 'dead, died, dying, passed away',
  bleeding: 'bleeding, bled, blood, bleed, bleeds',
  collapsed:
    'unconscious, unresponsive, fainted, collapsed, comatose, passed out, blacked out, out cold, passing out, knocked out, not responding, keeled over, lost consciousness',
  breathe: 'breathe, breathing, breath, breathes',
  rash: 'rash, hives, blisters, welts, rashes, bumps, blister, bites, bite marks, bug bites, flea bites, bed bug bites',
  fit: 'seizure, seizures, convulsion, convulsions, stroke, heart attack, cardiac arrest, anaphylaxis, anaphylactic shock, allergic reaction, overdose, overdosed',
  fire: 'fire, flames, ablaze',
  safe: 'safe, toxic, poisonous, dangerous, harmful, contagious, harmless',
  worried: 'worried, afraid, scared, concerned, nervous, anxious, worry, fear, paranoid',
};

const TROUBLE: WordClasses = {
  broke:
    'broke, damaged, cracked, shattered, smashed, busted, dented, wrecked, destroyed, stained, flooded, bleached, broken, ruined, scratched, scraped, chipped, gouged, trashed, snapped, punctured, demolished, discolored, tore up, knocked over, ran over, backed into, put a hole in',
  goods:
    'window, windows, fence, lamp, floor, floors, tv, television, door, doors, vase, car, couch, sofa, carpet, carpets, countertop, sprinkler, sprinklers, gate, driveway, sink, ceiling, wall, walls, mailbox, lawn, garage, garden, drywall, rug, roof, table, plants, roses, deck, truck, fridge, oven, dishwasher, toilet, pipe, pipes, shed, porch, patio, flower bed, sprinkler head, garage door, laptop, dress, shirt, tooth, crown, engine, tire, bumper, furniture, cabinet, cabinets, tree',
  lawyer: 'lawyer, lawyers, attorney, attorneys, solicitor, solicitors, barrister, counsel, legal team',
  sue: 'sue, suing, sued, lawsuit, lawsuits, litigation, litigate, small claims, class action, legal action, press charges, pressing charges',
  authority:
    'bbb, ftc, epa, osha, ombudsman, cfpb, ofcom, regulator, regulators, better business bureau, attorney general, licensing board, health department, trading standards, consumer protection, consumer affairs, dental board, medical board, state board, authorities',
  complaint: 'complaint, complaints, complain, grievance, grievances, complaining, reclamation, reclamations',
  file: 'file, lodge, submit, register, filing, lodging, submitting, registering',
  bad: 'terrible, horrible, awful, worst, pathetic, useless, worthless, ridiculous, unacceptable, outrageous, disgusting, disgraceful, appalling, lousy, crappy, hopeless, stupid, incompetent, infuriating, garbage, trash, crap, rubbish, bullshit, dumb, idiotic, shameful, shoddy, abysmal, atrocious, dreadful, deplorable, horrendous, horrid',
  angry:
    'angry, mad, furious, livid, upset, frustrated, annoyed, disappointed, pissed, outraged, fuming, unhappy, irate, irritated, disgusted, appalled, dissatisfied, enraged, aggravated, exasperated, ticked off, fed up',
  crook:
    'crooks, crook, thieves, thief, liars, liar, scammers, frauds, fraudsters, idiots, idiot, clowns, cheaters, cheats, con artists, morons, jerks',
  credit:
    'bonus, bonuses, cashback, cashbacks, reward, rewards, credit, voucher, vouchers, rebate, deposit, deposits, winnings, gift card, gift cards, referral, referrals, store credit, signup bonus, sign up bonus, promo',
  rude: 'rude, nasty, disrespectful, unprofessional, abusive, condescending, racist, mean, hostile, insulting, snippy, surly, drunk, inappropriate',
  service:
    'service, company, experience, app, business, staffing, outfit, organization, organisation, firm, website',
};

const WISHES: WordClasses = {
  cancel:
    'cancel, cancelling, canceling, cancels, cancelled, canceled, cancellation, cancellations, terminate, terminating, terminated, termination, discontinue, discontinuing, discontinued, deactivate, unsubscribe, nix, scrap, scratch, ditch, axe, abort, revoke, call off, called off, calling off, opt out, get rid of',
  end: 'close, closing, closed, closure, shut, end, ending, remove, removing, removed, delete, deleting, deleted, erase, kill, drop, dropping, stop, stopping, quit, quitting, eliminate',
  tie: 'account, subscription, subscriptions, membership, contract, plan, plans, policy, policies, profile, agreement, coverage, insurance, mortgage, renewal',
  bill: 'bill, bills, billed, invoice, invoices, invoiced, statement, statements, receipt, receipts',
  charge:
    'charge, charges, charged, charging, overcharged, fee, fees, surcharge, penalty, double billed, overbilled',
  refund:
    'refund, refunds, refunded, reimburse, reimbursed, reimbursement, compensation, money back, refunding',
  pay: 'pay, pays, paying, paid, payment, payments, autopay, prepay, auto pay, direct debit',
  price: 'price, prices, cost, costs, rate, rates, pricing',
  owe: 'balance, balances, owe, owed, owing, overdue, past due, amount due',
  money: 'money, dollars, dollar, bucks, pounds, euros, cash, funds, cents, quid',
  book: 'schedule, scheduled, scheduling, reschedule, rescheduled, rescheduling, book, booking, bookings, booked, rebook, reserve, reserved',
  appointment:
    'appointment, appointments, visit, visits, meeting, reservation, reservations, slot, slots, session, consultation, checkup, inspection, tour, viewing, calendar, opening, openings, availability, check up',
  shift:
    'change, changing, changed, move, moving, moved, push, postpone, delay, modify, adjust, shift, swap, put off, bring forward, pushed',
  day: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, today, tomorrow, tonight, morning, mornings, afternoon, afternoons, evening, evenings, weekend, weekends, noon',
  month: 'january, february, march, april, june, july, august, september, october, november, december',
  week: 'week, month, year, weeks, months',
  sooner: 'earlier, later, sooner',
};

export const CLASSES: WordClasses = { ...PEOPLE, ...DOING, ...DANGER, ...TROUBLE, ...WISHES };
