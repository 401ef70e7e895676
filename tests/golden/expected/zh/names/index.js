partnerbaseNames.take("index",{"windows":[],"shelves":[""]})
