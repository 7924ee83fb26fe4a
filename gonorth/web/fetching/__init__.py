"""How is a job board read over the network, politely and safely?

safety: which addresses may be asked at all · wire: one exchange with caps on time and size · manners:
one request a host at a time · robots: what a host asks of programs · fetcher: all of these together ·
boards: the pages of one board as one payload · workday: of a board whose texts are fetched one by one ·
exchange: the day's exchange rate.
"""
